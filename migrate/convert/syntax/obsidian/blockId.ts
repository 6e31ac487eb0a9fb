import type {Literal} from 'mdast'
import type {Extension as FromMarkdownExtension} from 'mdast-util-from-markdown'
import {factorySpace} from 'micromark-factory-space'
import {asciiAlphanumeric, markdownLineEndingOrSpace} from 'micromark-util-character'
import {codes} from 'micromark-util-symbol'
import type {Code, Construct, Effects, Extension, State, TokenizeContext} from 'micromark-util-types'

/** The id that other notes name a block by; `value` is its source, `^id`. */
export interface BlockId extends Literal {
  type: 'blockId'
}

declare module 'mdast' {
  interface PhrasingContentMap {
    blockId: BlockId
  }
  interface RootContentMap {
    blockId: BlockId
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    blockId: 'blockId'
  }
}

/** The syntax of block ids: `^`, letters, digits and dashes as the last word of a paragraph or a heading. */
export function blockIdSyntax(): Extension {
  return {text: {[codes.caret]: {name: 'blockId', tokenize}}}
}

/** Makes nodes of what {@link blockIdSyntax} finds. A table has none in its cells. */
export function blockIdNodes(): FromMarkdownExtension {
  return {
    enter: {
      blockId(token) {
        const value = this.sliceSerialize(token)
        this.enter(this.data.inTable ? {type: 'text', value} : {type: 'blockId', value}, token)
      },
    },
    exit: {
      blockId(token) {
        this.exit(token)
      },
    },
  }
}

const endOfText: Construct = {tokenize: tokenizeEnd, partial: true}

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const {previous} = this
  let size = 0
  return (code) => {
    if (previous !== codes.eof && !markdownLineEndingOrSpace(previous)) return nok(code)
    effects.enter('blockId')
    effects.consume(code)
    return inside
  }

  function inside(code: Code): State | undefined {
    if (code === codes.dash || asciiAlphanumeric(code)) {
      effects.consume(code)
      size++
      return inside
    }
    if (size === 0) return nok(code)
    effects.exit('blockId')
    return effects.check(endOfText, ok, nok)(code)
  }
}

function tokenizeEnd(effects: Effects, ok: State, nok: State): State {
  return factorySpace(effects, (code) => (code === codes.eof ? ok(code) : nok(code)), 'whitespace')
}
