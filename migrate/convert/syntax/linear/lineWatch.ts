import type {Event, Token} from 'micromark-util-types'

/** Tells of lines of one tokenizer, each below the last, whether they go on with what was open before them. */
export interface LineWatch {
  /**
   * @param events - What the tokenizer read so far, the line included.
   * @param lineStart - Offset at which the line begins.
   */
  goesOn(events: readonly Event[], lineStart: number): boolean
}

/** Looks first at what the line before went on with: a long paragraph is looked through once, not for every line. */
export function createLineWatch(): LineWatch {
  let index = -1
  let open: Token | undefined

  return {
    goesOn(events, lineStart) {
      // What could not be read in one way is taken out again.
      if (open && events[index]?.[1] === open && reachesOver(open, lineStart)) return true
      index = events.findLastIndex(([, token]) => reachesOver(token, lineStart))
      open = events[index]?.[1]
      return open !== undefined
    },
  }
}

function reachesOver({start, end}: Partial<Token>, lineStart: number): boolean {
  // A token has no end before it is exited.
  return start !== undefined && start.offset < lineStart && (!end || end.offset > lineStart)
}
