import {findFence} from '../frontMatter/fence.ts'
import {parseFrontMatter} from '../frontMatter/parseFrontMatter.ts'
import {createPositionAt} from '../frontMatter/position.ts'
import {readHeader} from '../frontMatter/readHeader.ts'
import type {FrontMatterSettings, ParsedFrontMatter} from '../types.ts'

/** One file of a collection, as far as a first look goes. */
export interface SeenFile {
  /** With forward slashes. */
  path: string
  /** `none` for a file without front matter. */
  format: 'yaml' | 'toml' | 'json' | 'none'
  /** Its keys with their values as written. */
  header: Readonly<Record<string, unknown>>
  parsed: ParsedFrontMatter
}

/** Orders of dates, tried until one fits: which it is shows only when all files are seen. */
const ORDERS = [{}, {dateOrder: 'dmy'}, {dateOrder: 'mdy'}] as const satisfies FrontMatterSettings[]

/** Takes a first look at a file. */
export function lookAtFile({path, text}: {path: string; text: string}): SeenFile {
  const read = (order: FrontMatterSettings): ParsedFrontMatter =>
    parseFrontMatter(text, {
      path,
      settings: {optional: true, ...order},
      readHeading: () => ({text: 'A title', line: 1}),
    })
  const parsed = ORDERS.map(read).find(({fields}) => fields !== undefined) ?? read({})
  const plain = text.replace(/^\u{FEFF}/u, '')
  const fence = findFence(plain, createPositionAt(plain))
  if ('severity' in fence) return {path, format: 'none', header: {}, parsed}
  return {path, format: fence.format, header: readHeader(plain, fence, () => 1).text, parsed}
}
