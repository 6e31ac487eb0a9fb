import {codes} from 'micromark-util-symbol'
import type {Code, Construct, Extension, State, TokenizeContext} from 'micromark-util-types'

import type {ScannedPart} from '../syntaxPart.ts'

/** An opening tag on one line (CommonMark 6.6). */
const VALUE = String.raw`(?:[^\s"'=<>\x60]+|'[^'\n]*'|"[^"\n]*")`
const TAG = new RegExp(
  String.raw`<[A-Za-z][A-Za-z\d-]*(?:[ \t]+[A-Za-z_:][A-Za-z\d_.:-]*(?:[ \t]*=[ \t]*${VALUE})?)*[ \t]*\/?>`,
  'g',
)
/** A value without quotes that has a slash in it, neither at its beginning nor at the end of the tag. */
const SLASH = /=[ \t]*[^\s"'=<>`][^\s"'=<>`]*\/(?!>)/

/**
 * Tags with a slash in a value without quotes, `<a href=https://example.com>`. They are tags like any others, but micromark
 * lets the slash end the value, and then takes the tag for text.
 */
export const UNQUOTED_TAG_PART: ScannedPart = {
  syntaxFor(source) {
    if (!SLASH.test(source)) return undefined
    const ends = findTags(source)
    return ends.size > 0 ? tagSyntax(ends) : undefined
  },
  nodes: {},
  signs: {characters: '<'},
}

/** Where such tags end, by where they begin, as the parser counts: without a byte order mark. */
function findTags(source: string): ReadonlyMap<number, number> {
  const mark = source.startsWith('\uFEFF') ? 1 : 0
  const ends = new Map<number, number>()
  for (const {0: tag, index} of source.matchAll(TAG)) {
    const bare = tag.replaceAll(/"[^"]*"|'[^']*'/g, '""')
    if (SLASH.test(bare)) ends.set(index - mark, index - mark + tag.length)
  }
  return ends
}

function tagSyntax(ends: ReadonlyMap<number, number>): Extension {
  const construct: Construct = {
    name: 'unquotedTag',
    tokenize(this: TokenizeContext, effects, ok, nok) {
      const end = ends.get(this.now().offset)
      const isAtEnd = () => this.now().offset === end
      return end === undefined ? nok : start

      function start(code: Code): State | undefined {
        effects.enter('htmlText')
        effects.enter('htmlTextData')
        effects.consume(code)
        return inside
      }

      function inside(code: Code): State | undefined {
        if (isAtEnd()) {
          effects.exit('htmlTextData')
          effects.exit('htmlText')
          return ok(code)
        }
        effects.consume(code)
        return inside
      }
    },
  }
  return {text: {[codes.lessThan]: construct}}
}
