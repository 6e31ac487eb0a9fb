import {findFence} from '../frontMatter/fence.ts'
import {parseFrontMatter} from '../frontMatter/parseFrontMatter.ts'
import {createPositionAt} from '../frontMatter/position.ts'
import {readHeader} from '../frontMatter/readHeader.ts'
import type {FrontMatterSettings, ParsedFrontMatter, SlugSettings} from '../types.ts'
import {findImages} from './findImages.ts'

/** What slugs can be made of, functions aside. */
export type SlugSource = Extract<NonNullable<SlugSettings['from']>, string>

/** One file of a collection, as far as a first look goes. */
export interface SeenFile {
  /** With forward slashes. */
  path: string
  /** `none` for a file without front matter. */
  format: 'yaml' | 'toml' | 'json' | 'none'
  /** Its keys with their values as written. */
  header: Readonly<Record<string, unknown>>
  parsed: ParsedFrontMatter
  /** The slug it has, whatever that is made of; absent where it has none yet. */
  slugs?: Readonly<Record<SlugSource, string>>
  /** Addresses of its images, as written. */
  images: readonly string[]
}

/** How paths of the collection are read. */
export interface LookSettings {
  /** The languages of the collection. */
  languages?: readonly string[]
  /** The folder that was named, relative to the working folder. */
  roots?: readonly string[]
}

/** Orders of dates, tried until one fits: which it is shows only when all files are seen. */
const ORDERS = [{}, {dateOrder: 'dmy'}, {dateOrder: 'mdy'}] as const satisfies FrontMatterSettings[]

/** Takes a first look at a file. */
export function lookAtFile({path, text}: {path: string; text: string}, settings: LookSettings = {}): SeenFile {
  const read = (order: FrontMatterSettings, from: SlugSource): ParsedFrontMatter =>
    parseFrontMatter(text, {
      ...settings,
      path,
      settings: {optional: true, ...order},
      slugs: {from},
      readHeading,
    })
  const order = ORDERS.find((one) => read(one, 'title').fields !== undefined) ?? {}
  const parsed = read(order, 'title')
  const [title, byFile, byPath] = (['title', 'file', 'path'] as const).map((from) => read(order, from).fields?.slug)
  const plain = text.replace(/^\u{FEFF}/u, '')
  const fence = findFence(plain, createPositionAt(plain))
  return {
    path,
    ...('severity' in fence
      ? {format: 'none', header: {}}
      : {format: fence.format, header: readHeader(plain, fence, () => 1).text}),
    parsed,
    ...(title !== undefined &&
      byFile !== undefined &&
      byPath !== undefined && {slugs: {title, file: byFile, path: byPath}}),
    images: findImages(parsed),
  }
}

const HEADING = /^#[ \t]+(?<atx>\S.*)$|^(?<setext>\S.*)\n=+[ \t]*$|^<h1[^>]*>(?<html>.*)$/m

/** What looks like a heading of the first level will do. */
function readHeading(body: string): {text: string; line: number} | undefined {
  const {atx, setext, html} = HEADING.exec(body)?.groups ?? {}
  const text = atx ?? setext ?? html
  return text === undefined ? undefined : {text, line: 1}
}
