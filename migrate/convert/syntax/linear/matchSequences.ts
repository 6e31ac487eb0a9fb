import type {Construct, Event, Token, TokenizeContext} from 'micromark-util-types'

import {movePoint} from './movePoint.ts'
import {SEQUENCE_KINDS, type Sequence, type SequenceKind} from './sequenceKinds.ts'

/** A stretch of text whose sequences pair up among themselves: a whole text, a label, what a span holds. */
interface Scope {
  /** What is paired in it, pass by pass. Of two spans that cross, the one that is paired first is made. */
  kinds: readonly SequenceKind[]
  /** Sequences that may still open a span. */
  openers: Sequence[]
  /** By class of a closing sequence: how many openers, from the bottom, are known not to pair with it. */
  bottoms: number[]
}

/**
 * Finds the spans of a text: emphasis, strong emphasis (CommonMark 6.2), strikethrough (GFM 6.5), highlights. micromark
 * pairs the kinds of a text in the order in which they first occur in it, and those in a label or in a span in the order
 * of its `insideSpan` constructs.
 *
 * This is the algorithm of CommonMark's appendix, with one stack of openers a scope, where micromark goes back through all
 * events for every sequence that closes. Every opener is passed over at most once for each class of closing sequences and
 * each size it has had, so the time is that of reading the events. Only what a span leaves unpaired in it is not paired once
 * more, as micromark does: where a run lost markers to another span, it may then fit one that it did not fit before.
 *
 * @param events - The events of a text with its links and images marked, but not built.
 * @returns Every sequence that takes part in a span, by its token.
 */
export function matchSequences(events: readonly Event[], context: TokenizeContext): ReadonlyMap<Token, Sequence> {
  const sequences = new Map<Token, Sequence>()
  const kinds = kindsOf(events)
  const inner = innerKinds(context).filter((kind) => kinds.includes(kind))
  for (const pass of kinds.keys()) matchPass(events, kinds, inner, pass, sequences)
  return sequences
}

/** The kinds that a text has sequences of, in the order in which they first occur. */
function kindsOf(events: readonly Event[]): SequenceKind[] {
  const kinds = new Set<SequenceKind>()
  for (const [, {type}] of events) {
    const kind = SEQUENCE_KINDS.get(type)
    if (kind) kinds.add(kind)
  }
  return [...kinds]
}

function innerKinds({parser}: TokenizeContext): SequenceKind[] {
  const builders: readonly Pick<Construct, 'name' | 'resolveAll'>[] = parser.constructs.insideSpan.null ?? []
  const rank = (kind: SequenceKind): number => builders.findIndex(({name}) => name === kind.construct)
  return [...SEQUENCE_KINDS.values()].toSorted((a, b) => rank(a) - rank(b))
}

/** Pairs one kind in each scope. Spans of an earlier pass are scopes of their own. */
function matchPass(
  events: readonly Event[],
  kinds: readonly SequenceKind[],
  inner: readonly SequenceKind[],
  pass: number,
  sequences: Map<Token, Sequence>,
): void {
  let scope = toScope(kinds)
  const outer: Scope[] = []
  const enter = (inside: readonly SequenceKind[]): void => {
    outer.push(scope)
    scope = toScope(inside)
  }
  const leave = (): void => {
    scope = outer.pop() ?? scope
  }
  for (const [step, token, context] of events) {
    if (step === 'exit') continue
    if (token.type === 'label') enter(inner)
    else if (token.type === 'labelEnd') leave()
    const known = sequences.get(token)
    if (known) {
      for (let count = known.closes.length; count > 0; count--) leave()
      for (let count = known.opens.length; count > 0; count--) {
        const paired = scope.kinds.slice(0, known.pass + 1)
        enter([...paired, ...inner.filter((kind) => !paired.includes(kind))])
      }
    }
    const kind = scope.kinds[pass]
    if (!kind || token.type !== kind.type) continue
    const size = token.end.offset - token.start.offset
    const marker = context.sliceSerialize(token).charCodeAt(0)
    const sequence: Sequence = {token, marker, pass, size, closes: [], opens: []}
    if (token._close) close(scope, kind, sequence, sequences)
    if (token._open && sequence.size > 0) scope.openers.push(sequence)
  }
}

function toScope(kinds: readonly SequenceKind[]): Scope {
  return {kinds, openers: [], bottoms: []}
}

/** Pairs a closing sequence with openers as long as it has markers left and finds any. */
function close({openers, bottoms}: Scope, kind: SequenceKind, closer: Sequence, sequences: Map<Token, Sequence>): void {
  while (closer.size > 0) {
    const closerClass = kind.classOf(closer)
    const bottom = bottoms[closerClass] ?? 0
    let index = openers.length - 1
    let opener = openers[index]
    while (index >= bottom && opener && !kind.pairs(opener, closer)) opener = openers[--index]
    if (index < bottom || !opener) {
      bottoms[closerClass] = openers.length
      return
    }
    span(kind, opener, closer)
    sequences.set(opener.token, opener)
    sequences.set(closer.token, closer)
    if (!kind.nests) openers.length = 0
    else openers.length = opener.size > 0 ? index + 1 : index
    for (const [other, known] of bottoms.entries()) bottoms[other] = Math.min(known ?? 0, index)
  }
}

/** Makes a span of two sequences and takes its markers off them. */
function span(kind: SequenceKind, opener: Sequence, closer: Sequence): void {
  const use = kind.use(opener, closer)
  const start = movePoint(opener.token.end, -use)
  const end = movePoint(closer.token.start, use)
  const group: Token = {type: kind.spanType(use), start, end}
  opener.opens.push(group)
  closer.closes.push(group)
  opener.size -= use
  closer.size -= use
  opener.token.end = {...start}
  closer.token.start = {...end}
}
