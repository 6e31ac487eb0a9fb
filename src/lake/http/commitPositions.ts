import type {Engine} from '../engine.ts'

/** Counts the commits of each dataset, from the first time it is asked for one. */
export interface CommitPositions {
  of(dataset: string): number
}

/** Creates the counters of one run of a lake; they end with its engine. */
export function createCommitPositions(engine: Engine): CommitPositions {
  const counts = new Map<string, number>()
  return {
    of(dataset) {
      const count = counts.get(dataset)
      if (count !== undefined) return count
      counts.set(dataset, 0)
      engine.subscribe(dataset, () => counts.set(dataset, (counts.get(dataset) ?? 0) + 1))
      return 0
    },
  }
}
