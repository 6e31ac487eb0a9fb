import {markdownLineEnding, markdownLineEndingOrSpace} from 'micromark-util-character'
import {codes} from 'micromark-util-symbol'
import type {Code, Construct, Effects, Extension, State, TokenizeContext} from 'micromark-util-types'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    obsidianComment: 'obsidianComment'
    obsidianCommentData: 'obsidianCommentData'
  }
}

/**
 * The syntax of comments, which begin with two percent signs and no more. Among words, `%%…%%` in one paragraph. Between
 * paragraphs, a line that is nothing but a comment,
 * or one that begins with `%%` and white space, and all lines to the next one that has `%%` in it. Like a fence, such a
 * comment needs no end: without one it goes on to the end of what it stands in.
 */
export function commentSyntax(): Extension {
  return {text: {[codes.percentSign]: commentText}, flow: {[codes.percentSign]: commentFlow}}
}

const commentText: Construct = {name: 'obsidianCommentText', tokenize: tokenizeText}
const commentFlow: Construct = {name: 'obsidianCommentFlow', tokenize: tokenizeFlow, concrete: true}
const nextLine: Construct = {tokenize: tokenizeNextLine, partial: true}

function tokenizeText(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const last = this.events.at(-1)?.[1].type
  const goesOn = this.previous === codes.percentSign && last !== 'characterEscape' && last !== 'obsidianComment'
  return (code) => (goesOn ? nok(code) : open(effects, data, nok)(code))

  function data(code: Code): State | undefined {
    if (code === codes.eof) return nok(code)
    if (markdownLineEnding(code)) {
      effects.exit('obsidianCommentData')
      return eatLineEnding(effects, lineStart)(code)
    }
    effects.consume(code)
    return code === codes.percentSign ? close : data
  }

  function lineStart(code: Code): State | undefined {
    if (code === codes.eof) return nok(code)
    effects.enter('obsidianCommentData')
    return data(code)
  }

  function close(code: Code): State | undefined {
    if (code !== codes.percentSign) return data(code)
    effects.consume(code)
    effects.exit('obsidianCommentData')
    effects.exit('obsidianComment')
    return ok
  }
}

function tokenizeFlow(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const {interrupt} = this
  let isBlock = false
  let isClosed = false
  // A paragraph goes on: what begins there may be the end of a comment in it.
  return (code) => (interrupt ? nok(code) : open(effects, afterMarker, nok)(code))

  function afterMarker(code: Code): State | undefined {
    isBlock = markdownLineEndingOrSpace(code)
    return firstLine(code)
  }

  function firstLine(code: Code): State | undefined {
    if (code === codes.eof || markdownLineEnding(code)) {
      if (!isClosed && (!isBlock || code === codes.eof)) return nok(code)
      return lineEnd(code)
    }
    // What follows a comment on its line makes it one among words.
    if (isClosed && !markdownLineEndingOrSpace(code)) return nok(code)
    effects.consume(code)
    return code === codes.percentSign && !isClosed ? firstClose : firstLine
  }

  function firstClose(code: Code): State | undefined {
    if (code !== codes.percentSign) return firstLine(code)
    isClosed = true
    effects.consume(code)
    return firstLine
  }

  function lineStart(code: Code): State | undefined {
    if (code === codes.eof) return end(code)
    if (markdownLineEnding(code)) return effects.attempt(nextLine, lineStart, end)(code)
    effects.enter('obsidianCommentData')
    return line(code)
  }

  function line(code: Code): State | undefined {
    if (code === codes.eof || markdownLineEnding(code)) return lineEnd(code)
    effects.consume(code)
    return code === codes.percentSign ? lineClose : line
  }

  function lineClose(code: Code): State | undefined {
    if (code === codes.percentSign) isClosed = true
    return line(code)
  }

  function lineEnd(code: Code): State | undefined {
    effects.exit('obsidianCommentData')
    return isClosed || code === codes.eof ? end(code) : effects.attempt(nextLine, lineStart, end)(code)
  }

  function end(code: Code): State | undefined {
    effects.exit('obsidianComment')
    return ok(code)
  }
}

/** The next line, if it belongs to the same container. */
function tokenizeNextLine(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  return eatLineEnding(effects, (code) => (this.parser.lazy[this.now().line] ? nok(code) : ok(code)))
}

/** Takes the two percent signs a comment begins with. */
function open(effects: Effects, then: State, nok: State): State {
  return (code) => {
    effects.enter('obsidianComment')
    effects.enter('obsidianCommentData')
    effects.consume(code)
    return (next) => {
      if (next !== codes.percentSign) return nok(next)
      effects.consume(next)
      return (after) => (after === codes.percentSign ? nok(after) : then(after))
    }
  }
}

function eatLineEnding(effects: Effects, then: State): State {
  return (code) => {
    effects.enter('lineEnding')
    effects.consume(code)
    effects.exit('lineEnding')
    return then
  }
}
