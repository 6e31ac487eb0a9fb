import type {Parent, PhrasingContent} from 'mdast'
import type {Extension as FromMarkdownExtension} from 'mdast-util-from-markdown'
import {markdownLineEndingOrSpace, unicodePunctuation, unicodeWhitespace} from 'micromark-util-character'
import {splice} from 'micromark-util-chunked'
import {resolveAll} from 'micromark-util-resolve-all'
import {codes} from 'micromark-util-symbol'
import type {Code, Construct, Effects, Event, Extension, State, Token, TokenizeContext} from 'micromark-util-types'

/** Words between two `==`. */
export interface Highlight extends Parent {
  type: 'highlight'
  children: PhrasingContent[]
}

declare module 'mdast' {
  interface PhrasingContentMap {
    highlight: Highlight
  }
  interface RootContentMap {
    highlight: Highlight
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    highlight: 'highlight'
    highlightMarker: 'highlightMarker'
    /** One that may open or close, and does neither unless it finds its partner. */
    highlightMarkerTemporary: 'highlightMarkerTemporary'
    highlightText: 'highlightText'
  }
}

/** The syntax of `==highlights==`: two equals signs, no more, that stand beside words as the tildes of GFM do. */
export function highlightSyntax(): Extension {
  const construct: Construct = {name: 'highlight', tokenize, resolveAll: resolve}
  return {text: {[codes.equalsTo]: construct}, insideSpan: {null: [construct]}}
}

/** Makes nodes of what {@link highlightSyntax} finds. */
export function highlightNodes(): FromMarkdownExtension {
  return {
    canContainEols: ['highlight'],
    enter: {
      highlight(token) {
        this.enter({type: 'highlight', children: []}, token)
      },
    },
    exit: {
      highlight(token) {
        this.exit(token)
      },
    },
  }
}

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const {previous} = this
  const isEscaped = this.events.at(-1)?.[1].type === 'characterEscape'
  let size = 0
  return start

  function start(code: Code): State | undefined {
    if (previous === codes.equalsTo && !isEscaped) return nok(code)
    effects.enter('highlightMarkerTemporary')
    return more(code)
  }

  function more(code: Code): State | undefined {
    if (code === codes.equalsTo) {
      if (size === 2) return nok(code)
      effects.consume(code)
      size++
      return more
    }
    if (size < 2) return nok(code)
    const [before, after] = [kindOf(previous), kindOf(code)]
    const token = effects.exit('highlightMarkerTemporary')
    token._open = after === 'word' || (after === 'punctuation' && before !== 'word')
    token._close = before === 'word' || (before === 'punctuation' && after !== 'word')
    return ok(code)
  }
}

function kindOf(code: Code): 'space' | 'punctuation' | 'word' {
  if (code === codes.eof || markdownLineEndingOrSpace(code) || unicodeWhitespace(code)) return 'space'
  return unicodePunctuation(code) ? 'punctuation' : 'word'
}

/**
 * Pairs each marker that can close with the nearest one before it that can open. Highlights do not nest, so no more than
 * one marker waits, and each event is looked at once.
 */
function resolve(events: Event[], context: TokenizeContext): Event[] {
  const closers = new Map<number, number>()
  let waiting: number | undefined
  for (const [index, [kind, token]] of events.entries()) {
    if (kind !== 'enter' || token.type !== 'highlightMarkerTemporary') continue
    if (waiting !== undefined && token._close) {
      closers.set(waiting, index)
      waiting = undefined
    } else if (token._open) waiting = index
  }
  // The tokenizer keeps the array it gave, so what it holds is changed.
  if (closers.size > 0) splice(events, 0, events.length, wrap(events, closers, context))
  for (const [, token] of events) if (token.type === 'highlightMarkerTemporary') token.type = 'data'
  return events
}

/**
 * Puts the events of a highlight around each pair of markers and what stands between them.
 *
 * @param closers - The place of the closing marker by that of the opening one.
 */
function wrap(events: readonly Event[], closers: ReadonlyMap<number, number>, context: TokenizeContext): Event[] {
  const insideSpan = context.parser.constructs.insideSpan.null ?? []
  const wrapped: Event[] = []
  for (let index = 0; index < events.length; index++) {
    const event = events[index]
    const end = closers.get(index) ?? index
    const [opener, closer] = [event?.[1], events[end]?.[1]]
    if (!event || !opener || !closer) continue
    if (end === index) {
      wrapped.push(event)
      continue
    }
    const highlight: Token = {type: 'highlight', start: {...opener.start}, end: {...closer.end}}
    const text: Token = {type: 'highlightText', start: {...opener.end}, end: {...closer.start}}
    opener.type = 'highlightMarker'
    closer.type = 'highlightMarker'
    wrapped.push(['enter', highlight, context], ['enter', opener, context], ['exit', opener, context])
    wrapped.push(['enter', text, context])
    for (const inner of resolveAll(insideSpan, events.slice(index + 2, end), context)) wrapped.push(inner)
    wrapped.push(['exit', text, context], ['enter', closer, context], ['exit', closer, context])
    wrapped.push(['exit', highlight, context])
    index = end + 1
  }
  return wrapped
}
