import {constants} from 'micromark-util-symbol'
import type {Point} from 'micromark-util-types'

/**
 * Whether a piece of text may be one of some labels: a label has at most 999 characters (CommonMark 6.3). micromark
 * compares all that is between two brackets, however long, again and again when brackets are in brackets.
 *
 * @param start - Where the piece begins.
 * @param end - Where it ends.
 * @param labels - The labels that are defined.
 */
export function mayBeLabel(start: Point, end: Point, labels: readonly string[] = []): boolean {
  return labels.length > 0 && end.offset - start.offset <= constants.linkReferenceSizeMax
}
