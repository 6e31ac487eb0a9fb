import type {Nodes} from 'mdast'

import type {Piece} from '../drafts.ts'
import {withDecorator} from '../handlers/decorated.ts'
import {linkAround} from '../handlers/link.ts'
import {keepPhrasing} from '../revert.ts'
import type {PhrasingContext as Place, PhrasingHandler} from '../state.ts'
import {toImageFields} from '../toInlineImage.ts'
import {checkInlineObject} from './checkObjects.ts'
import {convertFor, isTooDeep, reportFailure, sharedContext, tell, type OwnCall} from './ownCall.ts'
import {toPiece} from './toPiece.ts'
import type {PhrasingContext, PhrasingResult, Words} from './types.ts'
import {UsageError, refuseAsync} from './usageError.ts'

/** Which pieces the words are that a handler was given. They live as long as the call. */
type KnownWords = WeakMap<object, readonly Piece[]>

/**
 * Makes a handler of the converter of a function of the user, as `wrapFlow` does, among words.
 *
 * @param name - What the user calls the function, for messages.
 * @param run - Calls it.
 * @param fallback - The handler in whose place it stands.
 */
export function wrapPhrasing<Node extends Nodes>(
  name: string,
  run: (node: Node, context: PhrasingContext) => PhrasingResult,
  fallback: PhrasingHandler,
): PhrasingHandler {
  return (state, node, place) => {
    if (isTooDeep(name, state, node)) return fallback(state, node, place)
    const call: OwnCall = {name, state, node, told: [], hasConverted: false}
    const runFallback = () => fallback(state, node, place)
    const takeBack = state.savepoint()
    const known: KnownWords = new WeakMap()
    let next: Piece[] | undefined
    const context: PhrasingContext = {
      ...sharedContext(call),
      ...conversions(call, place, known),
      next: () => toWords(known, (next ??= convertFor(call, runFallback))),
    }
    let pieces: Piece[] | undefined
    try {
      const result: unknown = run(node as Node, context)
      refuseAsync(result, name)
      pieces = result === undefined ? next : toPieces(result, known, place)
    } catch (error) {
      if (error instanceof UsageError) throw error
      takeBack()
      tell(call)
      reportFailure(call, error)
      return keepPhrasing(state, node, place)
    }
    if (!pieces) takeBack()
    tell(call)
    return pieces ?? (call.hasConverted ? convertFor(call, runFallback) : runFallback())
  }
}

function conversions(call: OwnCall, place: Place, known: KnownWords): Pick<PhrasingContext, 'words' | 'useImage'> {
  const {state, node} = call
  return {
    words(words, {decorator, link} = {}) {
      const convert = (inside: Place): Piece[] =>
        typeof words === 'string' ? [toPiece(words, inside)] : convertFor(call, () => state.allInline(words, inside))
      const inside = decorator === undefined ? place : withDecorator(state, node, decorator, place)
      if (link === undefined) return toWords(known, convert(inside))
      return toWords(known, linkAround(state, node, {url: link.href, title: link.title}, inside, convert))
    },
    useImage: (image) => ({
      _type: 'inlineImage',
      ...toImageFields(state, node, image),
      ...(place.link && {link: {...place.link}}),
    }),
  }
}

function toWords(known: KnownWords, pieces: readonly Piece[]): Words {
  const words = {}
  known.set(words, pieces)
  return words as Words
}

function toPieces(result: unknown, known: KnownWords, place: Place): Piece[] {
  const parts: readonly unknown[] = Array.isArray(result) ? result : [result]
  return parts.flatMap((part): readonly Piece[] => {
    if (typeof part === 'string') return [toPiece(part, place)]
    const pieces = typeof part === 'object' && part !== null ? known.get(part) : undefined
    return pieces ?? [{object: checkInlineObject(part), marks: place.marks}]
  })
}
