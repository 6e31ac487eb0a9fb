import {markdownLineEnding} from 'micromark-util-character'
import {codes} from 'micromark-util-symbol'
import type {Code, Effects, State, TokenType} from 'micromark-util-types'

/** Whether a line ends here. */
export function isLineEnd(code: Code): boolean {
  return code === codes.eof || markdownLineEnding(code)
}

/**
 * Reads the title in a line that begins a block: words, in a token of their own.
 *
 * @param isOver - Whether the title ends here; it ends with its line at the latest.
 * @param after - Reads what is behind it.
 */
export function titleInLine(effects: Effects, type: TokenType, isOver: () => boolean, after: State): State {
  return start

  function start(code: Code): State | undefined {
    effects.enter(type)
    effects.enter('chunkText', {contentType: 'text'})
    return inside(code)
  }

  function inside(code: Code): State | undefined {
    if (!isOver() && !isLineEnd(code)) {
      effects.consume(code)
      return inside
    }
    effects.exit('chunkText')
    effects.exit(type)
    return after(code)
  }
}
