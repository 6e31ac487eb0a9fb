/**
 * micromark needs time that grows with the square of a paragraph: for every link, every emphasis and every bracket that
 * is none it goes back through the paragraph's events, and changes the list of them in its middle. What is here takes the
 * place of the constructs that do, and gives the same tree in time that grows with the paragraph.
 *
 * @module
 */
import type {Construct, ConstructRecord, Extension, ParseContext} from 'micromark-util-types'

import {address} from './address.ts'
import {codeText, mathText} from './fencedText.ts'
import {footnoteCall, footnoteCallAfterMark} from './footnoteCall.ts'
import {htmlText} from './htmlText.ts'
import {LITERALS} from './literal.ts'
import {imageStart, linkStart, mediaEnd} from './media.ts'
import {resolveSpans} from './resolveSpans.ts'
import {SEQUENCE_KINDS} from './sequenceKinds.ts'

type Remake = (construct: Construct) => Construct

/** What becomes of constructs, by name. */
const ALONE: Readonly<Record<string, Remake>> = {codeText, htmlText, mathText}

/** The same for those that build spans out of other events, or look for them. These belong together. */
const SPANS: Readonly<Record<string, Remake>> = {
  ...Object.fromEntries(
    Array.from(SEQUENCE_KINDS.values(), ({construct}) => [
      construct,
      (sequence: Construct): Construct => ({...sequence, resolveAll: resolveSpans}),
    ]),
  ),
  emailAutolink: address,
  gfmFootnoteCall: footnoteCall,
  gfmPotentialFootnoteCall: footnoteCallAfterMark,
  labelEnd: mediaEnd,
  labelStartImage: imageStart,
  labelStartLink: linkStart,
  protocolAutolink: address,
  wwwAutolink: address,
}

/** Parses that are linear already. */
const linear = new WeakSet<ParseContext>()

/**
 * Not a construct of any text: it is asked before the first block of a document, which is before any words are read, and
 * uses the occasion to replace what reads them.
 */
const replaceConstructs: Construct = {
  tokenize(_effects, _ok, nok) {
    if (!linear.has(this.parser)) {
      linear.add(this.parser)
      makeLinear(this.parser.constructs)
    }
    return nok
  },
}

/** Makes a parse linear in the length of its paragraphs, whatever the other extensions and their order. */
export const LINEAR_SYNTAX: Extension = {document: {null: replaceConstructs}}

/** Where an unknown extension builds spans of its own, all spans are left to micromark. */
function makeLinear(constructs: ParseContext['constructs']): void {
  const builders: readonly Pick<Construct, 'name' | 'resolveAll'>[] = constructs.insideSpan.null ?? []
  const remakes = builders.every(({name = 'attention'}) => name in SPANS) ? {...ALONE, ...SPANS} : ALONE
  constructs.string = remakeRecord(constructs.string, LITERALS.string, remakes)
  constructs.text = remakeRecord(constructs.text, LITERALS.text, remakes)
}

/** @param literal - The last choice at every character at which something may begin. */
function remakeRecord(record: ConstructRecord, literal: Construct, remakes: Readonly<Record<string, Remake>>) {
  const remake: Remake = (construct) => remakes[construct.name ?? '']?.(construct) ?? construct
  // What may begin anywhere is tried after what begins at a character, so nothing may come last there.
  const last = record.null ? [] : [literal]
  const entries = Object.entries(record).map(([code, constructs]): [string, Construct[]] => [
    code,
    [...[constructs ?? []].flat().map(remake), ...last],
  ])
  return Object.fromEntries(entries)
}
