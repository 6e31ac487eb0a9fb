import type {Slot} from './slots.ts'

/** A key that stands for a draft, and whether its value says so or the opposite. */
const DRAFT_WHEN: Readonly<Record<string, boolean>> = {draft: true, private: true, published: false, publish: false}

const YES: ReadonlySet<string> = new Set(['true', 'yes', 'on', '1'])
const NO: ReadonlySet<string> = new Set(['false', 'no', 'off', '0'])
const STATUS: Readonly<Record<string, boolean>> = {
  draft: true,
  private: true,
  pending: true,
  wip: true,
  published: false,
  publish: false,
  public: false,
  live: false,
}

function readFlag(value: unknown): boolean | undefined {
  const text = typeof value === 'string' ? value.trim().toLowerCase() : ''
  if (YES.has(text)) return true
  return NO.has(text) ? false : undefined
}

/** Whether a value says that an article is a draft; undefined when it says nothing of the kind. */
function readDraft(key: string, value: unknown): boolean | undefined {
  if (key === 'status') return typeof value === 'string' ? STATUS[value.trim().toLowerCase()] : undefined
  const flag = readFlag(value)
  return flag === undefined ? undefined : flag === DRAFT_WHEN[key]
}

/** The address an article has on its old site, as far as that is a plain path: no placeholder, no template, no file name alone. */
function isAddress(value: unknown): boolean {
  const address = typeof value === 'string' ? value.trim() : ''
  return /^\/[^{}:]*$/.test(address) && /[^/]/.test(address)
}

/** Keys that have other uses as well, so that only a value of the right kind counts. */
const SAYS: Partial<Record<Slot, (key: string, value: unknown) => boolean>> = {
  slug: (key, value) => (key === 'slug' ? !/^:|\{\{|\/:/.test(String(value)) : isAddress(value)),
  publishedAt: (key, value) => key === 'date' || key === 'publishedAt' || isDated(value),
  updatedAt: (key, value) => key === 'updated' || key === 'updatedAt' || key === 'lastmod' || isDated(value),
  excerpt: (_, value) => readFlag(value) === undefined,
  coverSrc: (key, value) => key === 'coverImage' || isFile(value),
  draft: (key, value) => readDraft(key, value) !== undefined,
}

function isDated(value: unknown): boolean {
  return typeof value === 'string' && /\d{4}/.test(value)
}

function isFile(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every(isFile)
  return typeof value === 'string' && /[./]/.test(value)
}

/**
 * Whether a value fills a slot from a key, or the key means something else in this file: `published: false` is no date, and
 * `permalink: /:year/:title/` no slug.
 */
export function saysSlot(slot: Slot, key: string, value: unknown): boolean {
  return SAYS[slot]?.(key, value) ?? true
}

/** A value as its slot takes it, whatever key says it. */
export function toSlotValue(slot: Slot, key: string, value: unknown): unknown {
  return slot === 'draft' ? String(readDraft(key, value)) : withoutWikiLinks(value)
}

/** Obsidian links from front matter as well: `author: "[[Ada Lovelace]]"`. */
function withoutWikiLinks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWikiLinks)
  const [, target, alias] = typeof value === 'string' ? (WIKI_LINK.exec(value.trim()) ?? []) : []
  return alias ?? target ?? value
}

const WIKI_LINK = /^!?\[\[([^[\]|]+)(?:\|([^[\]]+))?\]\]$/
