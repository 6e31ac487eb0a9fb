import type {Html} from 'mdast'

/**
 * A line feed as a character reference. At the edge of a paragraph it is nothing, as any line end there; but Markdown
 * sees no line that is empty or begins with what follows it. The only way to write a paragraph of nothing, or one that
 * begins with what would be a block of HTML.
 */
export const EDGE = '&#xA;'

/** {@link EDGE} as a node. */
export function edge(): Html {
  return {type: 'html', value: EDGE}
}
