import type {Extension as FromMarkdownExtension} from 'mdast-util-from-markdown'
import type {Extension as SyntaxExtension} from 'micromark-util-types'

/** One extension of CommonMark: its syntax, and what makes nodes of it. */
export interface SyntaxPart {
  syntax: SyntaxExtension
  nodes: FromMarkdownExtension
}

/**
 * A part with the test of the source that tells whether it may be needed. The test may be wrong in one direction only: a
 * part that is left out would have changed nothing.
 */
export interface ScannedPart extends SyntaxPart {
  mayOccur(source: string): boolean
}
