import {factorySpace} from 'micromark-factory-space'
import {markdownLineEnding, markdownSpace} from 'micromark-util-character'
import {codes, types} from 'micromark-util-symbol'
import type {Construct, Extension, State, TokenizeContext} from 'micromark-util-types'

import type {Mask} from './createMask.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    sourcePiece: 'sourcePiece'
    sourcePieceLine: 'sourcePieceLine'
  }
}

/** From how many columns on an indent makes code of a line (CommonMark 4.4). */
const CODE_INDENT = 4

/**
 * Syntax of hidden pieces: each is one character of the words it stands among; a line of nothing but pieces that begins
 * with one that may stand between paragraphs is a block, and ends a paragraph. Such a line is no code, however far it is
 * indented.
 *
 * @param mask - What the pieces are hidden with.
 */
export function pieceSyntax(mask: Pick<Mask<unknown>, 'starts' | 'has'>): Extension {
  const {starts, has} = mask
  const startCodes = new Set<Parameters<State>[0]>(Object.values(starts))

  const piece: Construct = {
    name: 'sourcePiece',
    tokenize(effects, ok) {
      return (code) => {
        effects.enter('sourcePiece')
        effects.consume(code)
        return inside
      }

      function inside(code: Parameters<State>[0]): ReturnType<State> {
        if (has(code) && !startCodes.has(code)) {
          effects.consume(code)
          return inside
        }
        effects.exit('sourcePiece')
        return ok(code)
      }
    },
  }

  const line: Construct = {
    name: 'sourcePieceLine',
    tokenize(effects, ok, nok) {
      return (code) => {
        effects.enter('sourcePieceLine')
        return inside(code)
      }

      function inside(code: Parameters<State>[0]): ReturnType<State> {
        if (code === codes.eof || markdownLineEnding(code)) {
          effects.exit('sourcePieceLine')
          return ok(code)
        }
        if ((!has(code) && !markdownSpace(code)) || code === starts.text) return nok(code)
        effects.consume(code)
        return inside
      }
    },
  }

  const indentedLine: Construct = {
    name: 'sourcePieceLine',
    tokenize(this: TokenizeContext, effects, ok, nok) {
      return factorySpace(
        effects,
        (code) => {
          const [, prefix] = this.events.at(-1) ?? []
          const isIndented = prefix && this.sliceSerialize(prefix, true).length >= CODE_INDENT
          const isPiece = startCodes.has(code) && code !== starts.text
          return isIndented && isPiece ? effects.attempt(line, ok, nok)(code) : nok(code)
        },
        types.linePrefix,
      )
    },
  }

  return {
    flow: {[starts.block]: line, [starts.sign]: line},
    flowInitial: {
      [codes.horizontalTab]: indentedLine,
      [codes.virtualSpace]: indentedLine,
      [codes.space]: indentedLine,
    },
    text: {[starts.block]: piece, [starts.inline]: piece, [starts.sign]: piece},
  }
}
