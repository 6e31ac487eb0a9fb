import type {Paragraph, PhrasingContent, RootContent} from 'mdast'

import {findTableHeads} from '../syntax/tableWhereDelimited.ts'
import type {PartSigns, ScannedPart} from '../syntaxPart.ts'
import type {View} from './lines.ts'
import {TILDE} from './tildes.ts'
import type {Words} from './words.ts'

/** What ordinary Markdown is in one text, and what has to be left to micromark. */
export interface Reading {
  /** By code of a character of ASCII: 0, or {@link COMMON}, or {@link FOREIGN}. */
  readonly signs: Readonly<Uint8Array>
  /** The same for other characters. */
  isSign(code: number): boolean
  /** Those of the signs that micromark can only read together with the whole text. */
  readonly farReaching: readonly string[]
  /** Whether bare addresses are links. */
  readonly addresses: boolean
  /** Whether tildes strike words through. */
  readonly tildes: boolean
  /** Whether there are footnotes. */
  readonly footnotes: boolean
  /** Whether items of lists may be tasks. */
  readonly tasks: boolean
  /** Numbers of the lines above a delimiter row, from 0: there a table may begin. Empty where nothing is one. */
  readonly tableHeads: ReadonlySet<number>
  /** Whether only what is defined is wanted: words are left out. */
  readonly skims: boolean
  /** What there is to remember of the blocks that are being read. */
  readonly notes: Notes
}

/** What becomes of blocks when all definitions are known, and what they define. */
export interface Notes {
  /** Words, and where the nodes they are go to. */
  words: NotedWords[]
  /** Labels of definitions, normalized. */
  labels: string[]
  /** Labels of footnotes, normalized. */
  footnotes: string[]
}

/** Words that are to be read, and where the nodes they are go to. */
interface NotedWords {
  words: Words
  children: PhrasingContent[]
  /** The paragraph they are, behind the box of a task: it begins where its text does, if text is what it begins with. */
  task?: Paragraph | undefined
}

/** A block that was read. */
export interface Block {
  node: RootContent
  /** Number of the line after its last. */
  next: number
}

/** The content of a container. */
export interface Content {
  children: RootContent[]
  /** Whether there is an empty line between two of them. */
  isSpread: boolean
}

/**
 * Reads what is in a container.
 *
 * @param view - The lines of the container.
 * @param box - Characters of the box of a task, with the space behind it, that the first line begins with.
 */
export type ReadInner = (view: View, box?: number) => Content | undefined

/** What means something among the words of CommonMark, a tab at the end of a line included. */
const COMMON_SIGNS = '\n\t\\&*_`<![]'
const ASCII = 128
/** A character that may mean something in CommonMark. */
const COMMON = 1
/** One that may mean something in what is not read here. */
const FOREIGN = 2

/**
 * Sets up to read a text.
 *
 * @param source - Normalized Markdown.
 * @param parts - The parts of the parser besides CommonMark.
 * @returns Undefined when nothing is known of one of the parts.
 */
export function toReading(source: string, parts: readonly ScannedPart[]): Reading | undefined {
  const known = parts.flatMap((part) => (part.signs ? [part.signs] : []))
  // A byte order mark is one at the beginning of what micromark reads, and nowhere else.
  if (known.length < parts.length || source.includes('\uFEFF')) return undefined
  const has = (kind: PartSigns['kind']): boolean => known.some((part) => part.kind === kind)
  const signs = new Uint8Array(ASCII)
  for (const sign of COMMON_SIGNS) signs[sign.charCodeAt(0)] = COMMON
  for (const {characters = ''} of known) for (const sign of characters) signs[sign.charCodeAt(0)] = FOREIGN
  if (has('tildes')) signs[TILDE] = COMMON
  const others = known.flatMap(({isSign}) => (isSign ? [isSign] : []))
  return {
    signs,
    isSign: others.length === 0 ? () => false : (code) => others.some((isSign) => isSign(code)),
    farReaching: known.flatMap(({isFarReaching, characters = ''}) => (isFarReaching ? [...characters] : [])),
    addresses: has('addresses'),
    tildes: has('tildes'),
    footnotes: has('footnotes'),
    tasks: has('tasks'),
    tableHeads: has('tables') ? findTableHeads(source) : new Set(),
    skims: false,
    notes: {words: [], labels: [], footnotes: []},
  }
}

/** The children of a node: what is in its words, which are read later. */
export function readLater({notes, skims}: Reading, toWords: () => Words): PhrasingContent[] {
  const children: PhrasingContent[] = []
  if (!skims) notes.words.push({words: toWords(), children})
  return children
}

/** Whether a character may mean something in what is not read here. */
export function isForeign({signs, isSign}: Reading, code: number): boolean {
  return code < ASCII ? signs[code] === FOREIGN : isSign(code)
}
