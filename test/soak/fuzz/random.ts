/** Random choices that come out the same for the same seed. */
export interface Random {
  /** From 0 on, below 1. */
  number(): number
  /** A whole number from 0 on, below a limit. */
  below(limit: number): number
  pick<T>(items: readonly T[]): T
  /** Text of letters, digits and what tends to mean something. */
  text(length: number): string
}

const CHARACTERS = 'abcXYZ019 _-.$*[](){}<>"\'`,:;|&=!@#%^~/\\?+\t\u00e5\u{1f600}\ufffd'

/** Makes a generator (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0

  function number(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number): number => Math.floor(number() * limit)

  function pick<T>(items: readonly T[]): T {
    return items[below(items.length)] as T
  }

  const characters = Array.from(CHARACTERS)
  return {number, below, pick, text: (length) => Array.from({length}, () => pick(characters)).join('')}
}
