import {markdownLineEnding, markdownSpace} from 'micromark-util-character'
import {codes} from 'micromark-util-symbol'
import type {Code, Construct, Effects, Extension, State, Token, TokenizeContext} from 'micromark-util-types'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    wikiLink: 'wikiLink'
    wikiEmbed: 'wikiEmbed'
  }
}

/**
 * The syntax of wiki links, `[[…]]`, and embeds, `![[…]]`: on one line, with no bracket in them, and with something
 * before the first pipe. Nothing in them is an escape or a character reference.
 */
export function wikiBrackets(): Extension {
  return {
    text: {
      [codes.leftSquareBracket]: wikiConstruct('wikiLink'),
      [codes.exclamationMark]: wikiConstruct('wikiEmbed'),
    },
  }
}

/** What has no bracket in it is passed once at most, however many brackets open: the next one ends the search. */
function wikiConstruct(type: 'wikiLink' | 'wikiEmbed'): Construct {
  return {name: type, tokenize}

  function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    const labelStarts = this._labelStarts ?? []
    let opened = 0
    let hasTarget = false
    return start

    function start(code: Code): State | undefined {
      effects.enter(type)
      if (type === 'wikiLink') return open(code)
      effects.consume(code)
      return open
    }

    function open(code: Code): State | undefined {
      if (code !== codes.leftSquareBracket) return nok(code)
      effects.consume(code)
      opened++
      return opened < 2 ? open : content
    }

    function content(code: Code): State | undefined {
      if (code === codes.eof || code === codes.leftSquareBracket || markdownLineEnding(code)) return nok(code)
      if (!hasTarget && (code === codes.verticalBar || code === codes.rightSquareBracket)) return nok(code)
      effects.consume(code)
      if (code === codes.rightSquareBracket) return close
      if (!markdownSpace(code)) hasTarget = true
      return content
    }

    function close(code: Code): State | undefined {
      if (code !== codes.rightSquareBracket) return nok(code)
      effects.consume(code)
      effects.exit(type)
      if (type === 'wikiLink') deactivate(labelStarts)
      return ok
    }
  }
}

/**
 * No link is in a link (CommonMark 6.3): brackets that opened before a wiki link cannot become one around it. Below one
 * that cannot, no other can.
 */
function deactivate(labelStarts: readonly Token[]): void {
  for (let index = labelStarts.length - 1; index >= 0; index--) {
    const label = labelStarts[index]
    if (label?.type !== 'labelLink') continue
    if (label._inactive) return
    label._inactive = true
  }
}
