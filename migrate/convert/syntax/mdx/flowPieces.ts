import {factorySpace} from 'micromark-factory-space'
import {markdownLineEnding, markdownSpace} from 'micromark-util-character'
import {codes, types} from 'micromark-util-symbol'
import type {Construct, State, Tokenizer} from 'micromark-util-types'

import {noteSlip, UnendedFlowError, type ReadingLog} from './readingLog.ts'
import {startsPiece, tokenizePiece} from './tokenizePiece.ts'

/**
 * Makes the construct of lines that hold nothing but tags, expressions and comments, any of which may span lines. Unlike
 * blocks of HTML they may interrupt a paragraph, and end with their line.
 *
 * @param log - Knows the pieces without end, which are not tried again, and learns of more.
 */
export function createFlowPieces(log: ReadingLog): Construct {
  const tokenize: Tokenizer = function (effects, ok, nok) {
    const {offset, line, column} = this.now()
    const slip = {offset, line, column}
    if (log.slips.has(offset)) return nok

    const fail = (length: number): State => {
      if (this.now().line === line) return nok
      noteSlip(log, slip, length)
      throw new UnendedFlowError(slip)
    }
    const start: State = (code) => {
      effects.enter('mdxFlow')
      return piece(code)
    }
    let isExpression = false
    const piece: State = (code) => {
      // Two expressions on a line are words.
      if (isExpression && code === codes.leftCurlyBrace) return nok(code)
      isExpression = code === codes.leftCurlyBrace
      return tokenizePiece(effects, after, {fail, mayGoOn: () => !this.parser.lazy[this.now().line]})(code)
    }
    const after: State = (code) =>
      markdownSpace(code) ? factorySpace(effects, end, types.whitespace)(code) : end(code)
    const end: State = (code) => {
      if (startsPiece(code)) return piece(code)
      if (code !== codes.eof && !markdownLineEnding(code)) return nok(code)
      effects.exit('mdxFlow')
      return ok(code)
    }
    return start
  }
  return {name: 'mdxFlow', tokenize, concrete: true}
}
