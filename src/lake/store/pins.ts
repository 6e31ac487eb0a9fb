/** Revisions that somebody is reading and that must not be forgotten meanwhile. */
export interface Pins {
  /** Holds some revisions until the function that it returns is called. */
  hold(revisions: readonly number[]): () => void
  /** All that are held. */
  all(): number[]
}

/** Makes an empty set of pins. */
export function createPins(): Pins {
  const held = new Set<readonly number[]>()
  return {
    hold(revisions) {
      held.add(revisions)
      return () => void held.delete(revisions)
    },
    all: () => Array.from(held).flat(),
  }
}
