import type {Path} from './header.ts'

/**
 * What front matter can say about an article, with the places where it may say it, the one that counts first. `description`
 * stands in for a missing excerpt, because it is what most collections call the text that lists show.
 */
export const SLOT_PATHS = {
  title: [['title']],
  subtitle: [['subtitle']],
  slug: [['slug']],
  category: [['category']],
  author: [['author', 'name'], ['author']],
  tags: [['tags']],
  publishedAt: [['publishedAt'], ['date']],
  updatedAt: [['updatedAt'], ['updated'], ['lastmod']],
  excerpt: [['excerpt'], ['description']],
  coverSrc: [['coverImage', 'src'], ['coverImage', 'url'], ['coverImage', 'path'], ['coverImage']],
  coverAlt: [['coverImageAlt'], ['coverAlt'], ['coverImage', 'alt']],
  seoTitle: [['seoTitle'], ['seo', 'title']],
  seoDescription: [['seoDescription'], ['seo', 'description']],
  language: [['language'], ['lang']],
} as const satisfies Record<string, readonly Path[]>

/** One thing that front matter can say. */
export type Slot = keyof typeof SLOT_PATHS

/** The slots with their paths, in the order of the table. */
export const SLOTS = Object.entries(SLOT_PATHS) as [Slot, readonly (readonly string[])[]][]

/** A good value for each slot, for messages that ask for another. */
export const SLOT_EXAMPLES: Readonly<Record<Slot, string>> = {
  title: 'A clear title',
  subtitle: 'What the title leaves open',
  slug: 'a-clear-title',
  category: 'cloud',
  author: 'Ada Lovelace',
  tags: 'serverless, testing',
  publishedAt: '2025-05-02T08:45:00Z',
  updatedAt: '2025-05-02T08:45:00Z',
  excerpt: 'What the article says, in a sentence or two',
  coverSrc: 'images/cover.png',
  coverAlt: 'What the cover shows',
  seoTitle: 'A title for search engines',
  seoDescription: 'A summary for search engines',
  language: 'en',
}
