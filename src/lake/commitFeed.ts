import type {Commit} from './engine.ts'

/** Tells listeners of commits. */
export interface CommitFeed {
  publish(commit: Commit): void
  /** Calls back for each commit to the dataset. Returns the function that ends it. */
  subscribe(dataset: string, listener: (commit: Commit) => void): () => void
}

/**
 * Makes a feed that keeps the order of commits for every listener, also where a listener commits in its turn.
 * A listener that throws does not keep the others from hearing; its error becomes the process's, since the commit that
 * it was told of has succeeded.
 */
export function createCommitFeed(): CommitFeed {
  const listeners = new Map<string, Set<(commit: Commit) => void>>()
  const waiting: Commit[] = []

  function tell(commit: Commit): void {
    for (const listener of Array.from(listeners.get(commit.dataset) ?? [])) {
      try {
        listener(commit)
      } catch (error) {
        queueMicrotask(() => {
          throw error
        })
      }
    }
  }

  return {
    publish(commit) {
      waiting.push(commit)
      // Published from within a listener: the call further out tells it when this commit's turn has come.
      if (waiting.length > 1) return
      for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
        tell(next)
        waiting.shift()
      }
    },
    subscribe(dataset, listener) {
      const own = (commit: Commit): void => listener(commit)
      const others = listeners.get(dataset) ?? new Set()
      listeners.set(dataset, others.add(own))
      return () => void others.delete(own)
    },
  }
}
