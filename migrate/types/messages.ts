/**
 * What is told about an article, and where.
 *
 * @module
 */
/**
 * How much a message matters.
 *
 * - `error`: the article was not imported, or something in it needs a person; the exit code is 1.
 * - `warning`: the article arrived, and one thing about it should be looked at.
 * - `loss`: something a reader could see did not arrive.
 * - `changed`: everything arrived, in another form than the source had.
 * - `info`: worth knowing; nothing to do.
 */
export type Severity = (typeof SEVERITIES)[number]

/** Every {@link Severity}, the gravest first. */
export const SEVERITIES = ['error', 'warning', 'loss', 'changed', 'info'] as const

/** One thing to tell the user about one place of one source. */
export interface Message {
  severity: Severity
  /** Stable name of the rule, kebab-case with its area first: `front-matter/missing-title`, `convert/unknown-node`. */
  rule: string
  /** What was found, what was expected, what to do; one sentence or two, no trailing newline. */
  reason: string
  /** Line in the file, from 1. Absent when the message is about the whole file. */
  line?: number
  /** Column in the file, from 1. */
  column?: number
  /** The field of the article that it is about, as far as that is told apart: `coverImage` and `body` for images. */
  field?: string
  /** Excerpt of the source, at most 80 characters. */
  source?: string
}

/** A position in a file; both count from 1. */
export interface Position {
  line: number
  column: number
}
