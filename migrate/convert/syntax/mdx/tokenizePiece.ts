import {markdownLineEnding, markdownSpace} from 'micromark-util-character'
import {codes, types} from 'micromark-util-symbol'
import type {Code, Effects, State, TokenType} from 'micromark-util-types'

import {createCommentRecognizer} from './comment.ts'
import {createExpressionRecognizer} from './expression.ts'
import {createTagRecognizer} from './jsxTag.ts'
import type {Recognizer} from './recognizer.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    /** A line, or several, of nothing but tags, expressions and comments. */
    mdxFlow: 'mdxFlow'
    mdxTag: 'mdxTag'
    mdxExpression: 'mdxExpression'
    /** A comment of HTML. */
    mdxComment: 'mdxComment'
    /** Imports and exports. */
    mdxModule: 'mdxModule'
    /** Part of any of them on one line. */
    mdxChunk: 'mdxChunk'
  }
}

/** Where a piece is read, and what happens when it turns out to be none. */
interface PieceContext {
  /** Called at the first character of each line after the first; false ends the piece in vain. */
  mayGoOn(): boolean
  /** Called when the piece turned out to be none, with the number of characters read; returns the state to go on with. */
  fail(length: number): State
}

/** Whether a character may begin a piece of MDX. */
export function startsPiece(code: Code): boolean {
  return code === codes.lessThan || code === codes.leftCurlyBrace
}

/**
 * Reads one tag, expression or comment, as one token: `mdxTag`, `mdxExpression` or `mdxComment`.
 *
 * @param ok - Where to go on after the piece.
 */
export function tokenizePiece(effects: Effects, ok: State, {mayGoOn, fail}: PieceContext): State {
  let length = 0
  let type: TokenType | undefined
  let recognizer: Recognizer | undefined
  let isChunk = false

  /** A piece is known by its first two characters, and a token has to be entered before them. */
  const start: State = (code) => {
    if (code === codes.leftCurlyBrace) return enter('mdxExpression', createExpressionRecognizer())(code)
    return effects.check(
      {tokenize: tokenizeCommentStart, partial: true},
      enter('mdxComment', createCommentRecognizer()),
      enter('mdxTag', createTagRecognizer()),
    )(code)
  }

  const enter =
    (token: TokenType, pieceRecognizer: Recognizer): State =>
    (code) => {
      type = token
      recognizer = pieceRecognizer
      effects.enter(type)
      return inside(code)
    }

  const inside: State = (code) => {
    if (code === codes.eof || type === undefined || recognizer === undefined) return fail(length)(code)
    const verdict = recognizer.feed(toChar(code))
    if (verdict === 'fail') return fail(length)(code)
    length += 1
    if (markdownLineEnding(code)) {
      setChunk(false)
      effects.enter(types.lineEnding)
      effects.consume(code)
      effects.exit(types.lineEnding)
      return lineStart
    }
    setChunk(true)
    effects.consume(code)
    if (verdict === 'more') return inside
    setChunk(false)
    effects.exit(type)
    return ok
  }

  const lineStart: State = (code) => (mayGoOn() ? inside(code) : fail(length)(code))

  const setChunk = (isOpen: boolean): void => {
    if (isOpen && !isChunk) effects.enter('mdxChunk')
    if (!isOpen && isChunk) effects.exit('mdxChunk')
    isChunk = isOpen
  }

  return start
}

function tokenizeCommentStart(effects: Effects, ok: State, nok: State): State {
  return (code) => {
    effects.enter('mdxChunk')
    effects.consume(code)
    return (next) => {
      effects.exit('mdxChunk')
      return next === codes.exclamationMark ? ok(next) : nok(next)
    }
  }
}

/** Micromark has codes of its own for line ends and the columns of a tab. */
function toChar(code: Exclude<Code, null>): string {
  if (markdownLineEnding(code)) return '\n'
  return markdownSpace(code) ? ' ' : String.fromCharCode(code)
}
