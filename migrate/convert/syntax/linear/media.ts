/**
 * Links and images (CommonMark 6.3, 6.4). Reading them is micromark's; here they are only remembered, and built together
 * when the text ends.
 *
 * @module
 */
import type {Construct, State, Token, TokenizeContext} from 'micromark-util-types'

import {mayBeLabel} from './mayBeLabel.ts'
import {resolveSpans} from './resolveSpans.ts'
import {textState} from './textState.ts'
import {watchResources} from './watchResources.ts'

/** `[` of a link. */
export function linkStart(construct: Construct): Construct {
  return labelStart(construct, () => undefined)
}

/** `![` of an image. */
export function imageStart(construct: Construct): Construct {
  return labelStart(construct, ({_labelStarts}) => _labelStarts?.at(-1))
}

function labelStart(construct: Construct, lastImage: (context: TokenizeContext) => Token | undefined): Construct {
  return {
    ...construct,
    resolveAll: resolveSpans,
    tokenize(effects, ok, nok) {
      const opened: State = (code) => {
        textState(this).lastImage = lastImage(this)
        return ok(code)
      }
      return construct.tokenize.call(this, effects, opened, nok)
    },
  }
}

/** `]`, and what follows it: an address, a label, or nothing. */
export function mediaEnd(construct: Construct): Construct {
  return {
    ...construct,
    resolveAll: resolveSpans,
    resolveTo: undefined,
    tokenize(effects, ok, nok) {
      const starts = this._labelStarts
      const start = starts?.at(-1)
      if (!starts || !start) return nok
      const from = this.events.length
      const found: State = (code) => {
        noteMedia(this, start, from)
        return ok(code)
      }
      const missed: State = (code) => {
        // Brackets that are balanced without being a link are looked at no more.
        while (starts.at(-1)?._balanced) starts.pop()
        const state = textState(this)
        state.inactive = Math.min(state.inactive, starts.length)
        return nok(code)
      }
      const context = mayBeLabel(start.end, this.now(), this.parser.defined) ? this : withoutText(this)
      return construct.tokenize.call(context, watchResources(effects, this), found, missed)
    },
  }
}

/** Remembers a link or an image whose end has just been read; the event at `from` begins that end. */
function noteMedia(context: TokenizeContext, start: Token, from: number): void {
  const {events, _labelStarts: starts = []} = context
  const state = textState(context)
  const end = events[from]?.[1]
  const last = events.at(-1)?.[1]
  if (!end || !last) return
  const isLink = start.type === 'labelLink'
  const media = {
    group: {type: isLink ? 'link' : 'image', start: {...start.start}, end: {...last.end}},
    label: {type: 'label', start: {...start.start}, end: {...end.end}},
    text: {type: 'labelText', start: {...start.end}, end: {...end.start}},
    last,
  } as const
  for (const token of [start, end, last]) state.media.set(token, media)
  state.lastImage = undefined
  // No bracket any more, but a mark for the one who builds, which extensions that look for brackets pass over.
  start.type = 'label'
  state.inactive = Math.min(state.inactive, starts.length)
  if (!isLink) return
  for (const outer of starts.slice(state.inactive)) if (outer.type === 'labelLink') outer._inactive = true
  state.inactive = starts.length
}

/** A tokenizer that gives no text: what is no label does not have to be compared with any. */
function withoutText(context: TokenizeContext): TokenizeContext {
  const blank: TokenizeContext = Object.create(context)
  blank.sliceSerialize = () => ''
  return blank
}
