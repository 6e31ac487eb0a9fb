import type {Parent, PhrasingContent} from 'mdast'
import type {Extension as FromMarkdownExtension} from 'mdast-util-from-markdown'
import {markdownLineEnding, markdownSpace} from 'micromark-util-character'
import {codes} from 'micromark-util-symbol'
import type {Code, Effects, Extension, State, Token} from 'micromark-util-types'

/** A footnote that stands where it is called. */
export interface InlineNote extends Parent {
  type: 'inlineNote'
  children: PhrasingContent[]
}

declare module 'mdast' {
  interface PhrasingContentMap {
    inlineNote: InlineNote
  }
  interface RootContentMap {
    inlineNote: InlineNote
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    inlineNote: 'inlineNote'
    inlineNoteMarker: 'inlineNoteMarker'
    inlineNoteText: 'inlineNoteText'
  }
}

/** The syntax of inline footnotes, `^[…]`: words in balanced brackets, without another inline footnote in them. */
export function inlineNoteSyntax(): Extension {
  return {text: {[codes.caret]: {name: 'inlineNote', tokenize}}}
}

/** Makes nodes of what {@link inlineNoteSyntax} finds. */
export function inlineNoteNodes(): FromMarkdownExtension {
  return {
    canContainEols: ['inlineNote'],
    enter: {
      inlineNote(token) {
        this.enter({type: 'inlineNote', children: []}, token)
      },
    },
    exit: {
      inlineNote(token) {
        this.exit(token)
      },
    },
  }
}

/** What is in the brackets is passed once at most: another `^[` ends the search. */
function tokenize(effects: Effects, ok: State, nok: State): State {
  let depth = 0
  let isBlank = true
  let line: Token | undefined
  return (code) => {
    effects.enter('inlineNote')
    effects.enter('inlineNoteMarker')
    effects.consume(code)
    return open
  }

  function open(code: Code): State | undefined {
    if (code !== codes.leftSquareBracket) return nok(code)
    effects.consume(code)
    effects.exit('inlineNoteMarker')
    effects.enter('inlineNoteText')
    return lineStart
  }

  function lineStart(code: Code): State | undefined {
    if (isEnd(code)) return close(code)
    const previous: Token | undefined = line
    line = effects.enter('chunkText', {contentType: 'text', previous})
    if (previous) previous.next = line
    return inside(code)
  }

  function inside(code: Code): State | undefined {
    if (code === codes.eof) return nok(code)
    if (isEnd(code)) {
      effects.exit('chunkText')
      return close(code)
    }
    effects.consume(code)
    if (markdownLineEnding(code)) {
      effects.exit('chunkText')
      return lineStart
    }
    if (!markdownSpace(code)) isBlank = false
    if (code === codes.leftSquareBracket) depth++
    if (code === codes.rightSquareBracket) depth--
    if (code === codes.backslash) return escape
    return code === codes.caret ? afterCaret : inside
  }

  function escape(code: Code): State | undefined {
    if (code !== codes.leftSquareBracket && code !== codes.rightSquareBracket && code !== codes.backslash)
      return inside(code)
    effects.consume(code)
    return inside
  }

  function afterCaret(code: Code): State | undefined {
    return code === codes.leftSquareBracket ? nok(code) : inside(code)
  }

  function isEnd(code: Code): boolean {
    return code === codes.rightSquareBracket && depth === 0
  }

  function close(code: Code): State | undefined {
    if (isBlank) return nok(code)
    effects.exit('inlineNoteText')
    effects.enter('inlineNoteMarker')
    effects.consume(code)
    effects.exit('inlineNoteMarker')
    effects.exit('inlineNote')
    return ok
  }
}
