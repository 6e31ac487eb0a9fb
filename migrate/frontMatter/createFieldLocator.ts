import type {FrontMatterSettings, Position} from '../types.ts'
import {findFence} from './fence.ts'
import type {Path} from './header.ts'
import {pickSlots} from './pickSlots.ts'
import {createPositionAt} from './position.ts'
import {toPlainText} from './plainText.ts'
import {readHeader} from './readHeader.ts'
import type {Slot} from './slots.ts'

/** Where the fields of an article document come from; for each the slots that say it, the best place first. */
const FIELD_SLOTS: Readonly<Record<string, readonly Slot[]>> = {
  title: ['title'],
  subtitle: ['subtitle'],
  slug: ['slug', 'title'],
  category: ['category'],
  author: ['author'],
  coAuthors: ['author'],
  tags: ['tags'],
  publishedAt: ['publishedAt'],
  updatedAt: ['updatedAt'],
  excerpt: ['excerpt'],
  coverImage: ['coverSrc'],
  'coverImage.alt': ['coverAlt', 'coverSrc'],
  seo: ['seoTitle', 'seoDescription'],
  'seo.title': ['seoTitle'],
  'seo.description': ['seoDescription'],
  language: ['language'],
}

/**
 * Tells where in a file the front matter says what a field of the article document holds.
 *
 * @param text - The whole file; its front matter parses.
 * @param settings - How it is read; nothing set by default.
 * @returns A function from the path of a field (`['seo', 'title']`, `['tags', 1]`) to the place of its value: of the value
 *   around it where nothing more exact is known, and of the opening fence for a field that the front matter does not state.
 *   Undefined when the file has no front matter that parses.
 */
export function createFieldLocator(
  text: string,
  settings: FrontMatterSettings = {},
): ((path: Path) => Position) | undefined {
  const plain = toPlainText(text)
  const positionInFile = createPositionAt(plain)
  const fence = findFence(plain, positionInFile)
  if ('severity' in fence) return undefined
  const {start} = fence.header
  const header = readHeader(plain, fence, (offset) => positionInFile(start + offset).line)
  const {origins} = pickSlots(header.text, {path: '', ...(settings.fields && {fields: settings.fields})})

  return (path) => {
    const [field = '', member] = path.map(String)
    const slots = FIELD_SLOTS[`${field}.${member}`] ?? FIELD_SLOTS[field] ?? []
    const origin = slots.map((slot) => origins.get(slot)).find((found) => found !== undefined)
    const index = path.find((step) => typeof step === 'number')
    const place = origin && header.locate(index === undefined ? origin : [...origin, index])
    return positionInFile(place === undefined ? fence.start : start + place.value)
  }
}
