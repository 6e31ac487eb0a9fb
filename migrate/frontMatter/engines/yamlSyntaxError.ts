import {visit, type Document, type YAMLError, type YAMLParseError} from 'yaml'

import type {HeaderProblem} from '../header.ts'

/** What to do about a syntax error, by the parser's code for it. */
const REPAIRS: Partial<Record<YAMLError['code'], string>> = {
  BAD_SCALAR_START: 'Put quotes around the value.',
  TAB_AS_INDENT: 'Indent with spaces.',
  BAD_DQ_ESCAPE: 'Write a backslash twice, or put the value in single quotes.',
  MULTIPLE_DOCS: 'Keep one set of keys between the fences.',
  RESOURCE_EXHAUSTION: 'Nest the values less deeply.',
}

/** Messages of the parser that speak of its own terms, in other words. */
const REWORDED: readonly {when: RegExp; found: string; repair: string}[] = [
  {
    when: /^Missing closing ["']/,
    found: 'the quote that opens here is never closed',
    repair: 'Close it, or double a quote that is part of the text.',
  },
  {
    when: /^Flow (?:sequence|map) (?:in block collection )?must/,
    found: 'a `[` or `{` before this place is never closed',
    repair: 'Close it, or put quotes around the value that holds it.',
  },
  {
    when: /^Nested mappings are not allowed/,
    found: 'a value holds a colon and a space',
    repair: 'Put quotes around it, or begin a line of its own for the key in it.',
  },
]

const OTHERWISE = {
  yaml: 'Correct this line or the one before it.',
  json: 'Correct it: names and texts in double quotes, a comma between members, every bracket closed.',
} as const

/** Where a quoted text begins that was never closed: the parser only tells where the file ended. */
function startOfUnclosedText(document: Document.Parsed, end: number): number | undefined {
  let start: number | undefined
  visit(document, {
    Scalar(_, {type, range}) {
      if (!type?.startsWith('QUOTE') || range?.[1] !== end) return undefined
      start = range[0]
      return visit.BREAK
    },
  })
  return start
}

/** The parser's own words in the middle of a sentence. */
function toClause(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, '')
}

/**
 * Puts the parser's first error into words an author can act on. Only the first: the others mostly follow from it.
 *
 * @param error - One of `document.errors`.
 * @param document - The document it was found in.
 * @param syntax - What the header claims to be.
 */
export function describeSyntaxError(
  error: YAMLParseError,
  document: Document.Parsed,
  syntax: 'yaml' | 'json',
): HeaderProblem {
  const reworded = REWORDED.find(({when}) => when.test(error.message))
  const found = reworded?.found ?? toClause(error.message)
  const repair = reworded?.repair ?? REPAIRS[error.code] ?? OTHERWISE[syntax]
  const start = error.message.startsWith('Missing closing') ? startOfUnclosedText(document, error.pos[0]) : undefined
  return {
    severity: 'error',
    rule: `invalid-${syntax}`,
    reason: `The front matter is not valid ${syntax.toUpperCase()}: ${found}. ${repair}`,
    offset: start ?? error.pos[0],
  }
}
