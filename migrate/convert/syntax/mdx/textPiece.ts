import {markdownLineEndingOrSpace} from 'micromark-util-character'
import {codes} from 'micromark-util-symbol'
import type {Code, Construct, State, Tokenizer} from 'micromark-util-types'

import {noteSlip, type ReadingLog} from './readingLog.ts'
import {tokenizePiece} from './tokenizePiece.ts'

/** Makes the construct of a tag, an expression or a comment among words. What is none of them is left to CommonMark. */
export function createTextPiece(log: ReadingLog): Construct {
  const tokenize: Tokenizer = function (effects, ok, nok) {
    const {offset, line, column} = this.now()
    const fail =
      (length: number): State =>
      (code) => {
        if (!isPlain(length, code)) noteSlip(log, {offset, line, column}, length)
        return nok(code)
      }
    return tokenizePiece(effects, ok, {fail, mayGoOn: () => true})
  }
  return {name: 'mdxText', tokenize}
}

/** Whether MDX has the first character for text as well: `a < b`, and what many sites read as the id of a heading, `{#id}`. */
function isPlain(length: number, next: Code): boolean {
  return length === 1 && (next === codes.eof || next === codes.numberSign || markdownLineEndingOrSpace(next))
}
