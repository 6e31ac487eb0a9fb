/** Does work in turn. */
export type Turns = <Result>(work: () => Promise<Result>) => Promise<Result>

/** Lets so many pieces of work run at once, and the others wait in line. */
export function createTurns(limit: number): Turns {
  let running = 0
  const line: (() => void)[] = []
  return async (work) => {
    if (running >= limit) await new Promise<void>((go) => line.push(go))
    else running++
    try {
      return await work()
    } finally {
      const next = line.shift()
      if (next) next()
      else running--
    }
  }
}
