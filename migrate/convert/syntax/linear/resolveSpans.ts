import type {Event, Resolver, Token} from 'micromark-util-types'

import {matchSequences} from './matchSequences.ts'
import {replaceEvents} from './replaceEvents.ts'
import {SEQUENCE_KINDS, type Sequence} from './sequenceKinds.ts'
import {textState, type Media} from './textState.ts'

/** Adds an event to those that are being built. */
type Write = (step: Event[0], token: Token) => void

/**
 * Builds everything that holds other text in one pass: links, images, emphasis, strong emphasis, strikethrough, highlights.
 * micromark changes the list of events for each of them, which gives the same nodes in time that grows with the square of
 * their number.
 *
 * Markers, of which no node is made, are left out; so are links and images in the label of an image, save for their own
 * labels: an alternative text is no more than words.
 */
export const resolveSpans: Resolver = (events, context) => {
  const {media} = textState(context)
  const sequences = matchSequences(events, context)
  const built: Event[] = []
  const write: Write = (step, token) => {
    built.push([step, token, context])
  }
  let image: Media | undefined
  for (let index = 0; index < events.length; index++) {
    const event = events[index]
    if (!event) continue
    const [step, token] = event
    const own = media.get(token)
    if (SEQUENCE_KINDS.has(token.type)) {
      writeSequence(write, token, sequences.get(token))
      index = indexOfExit(events, index, token)
    } else if (token.type === 'labelImage' || token.type === 'labelLink') {
      // Nothing closed this bracket: it is a character like any other.
      writeData(write, token)
      index = indexOfExit(events, index, token)
    } else if (own && token.type === 'label') {
      if (!image) for (const part of [own.group, own.label, own.text]) write('enter', part)
      if (own.group.type === 'image') image ??= own
      index = indexOfExit(events, index, token)
    } else if (own && token.type === 'labelEnd') {
      const isWritten = !image || image === own
      if (isWritten) for (const part of [own.text, own.label]) write('exit', part)
      index = indexOfExit(events, index, isWritten ? token : own.last)
      if (isWritten && token === own.last) write('exit', own.group)
      if (isWritten && token === own.last) image = undefined
    } else {
      built.push(event)
      if (step === 'enter' || !own) continue
      write('exit', own.group)
      image = undefined
    }
  }
  return replaceEvents(events, built)
}

/** The spans that end at a sequence, what of it no span took, and the spans that begin there. */
function writeSequence(write: Write, token: Token, sequence: Sequence | undefined): void {
  for (const group of sequence?.closes ?? []) write('exit', group)
  if (!sequence || sequence.size > 0) writeData(write, token)
  for (const group of sequence?.opens.toReversed() ?? []) write('enter', group)
}

function writeData(write: Write, token: Token): void {
  token.type = 'data'
  write('enter', token)
  write('exit', token)
}

/** Where a token ends, from an event before that on. */
function indexOfExit(events: readonly Event[], from: number, token: Token): number {
  let index = from
  while (events[index]?.[1] !== token || events[index]?.[0] !== 'exit') index++
  return index
}
