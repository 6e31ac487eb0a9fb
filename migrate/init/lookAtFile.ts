import {findFence} from '../frontMatter/fence.ts'
import {parseFrontMatter} from '../frontMatter/parseFrontMatter.ts'
import {createPositionAt} from '../frontMatter/position.ts'
import {readHeader} from '../frontMatter/readHeader.ts'
import {SLUG_SOURCES, type FrontMatterSettings, type ParsedFrontMatter, type SlugSource} from '../types.ts'
import {findImages} from './findImages.ts'

/** One file of a collection, as far as a first look goes. */
export interface SeenFile {
  /** With forward slashes. */
  path: string
  /** `none` for a file without front matter. */
  format: 'yaml' | 'toml' | 'json' | 'none'
  /** Its keys with their values as written. */
  header: Readonly<Record<string, unknown>>
  parsed: ParsedFrontMatter
  /** The slug it has, by what that is made of; none where its header cannot be read. */
  slugs: ReadonlyMap<SlugSource, string>
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
  const slugs = SLUG_SOURCES.map((from) => [from, read(order, from).fields?.slug] as const)
  const plain = text.replace(/^\u{FEFF}/u, '')
  const fence = findFence(plain, createPositionAt(plain))
  return {
    path,
    ...('severity' in fence
      ? {format: 'none', header: {}}
      : {format: fence.format, header: readHeader(plain, fence, () => 1).text}),
    parsed,
    slugs: new Map(slugs.flatMap(([from, slug]) => (slug === undefined ? [] : [[from, slug]]))),
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
