import type {Path} from './header.ts'

/** Where an image can be stated beside other things about it. */
function imagePaths(key: string, members: readonly string[] = ['src', 'url', 'path', 'image']): string[][] {
  return [...members.map((member) => [key, member]), [key]]
}

/**
 * What front matter can say about an article, with the places where it may say it, the one that counts first. The names are
 * those that Jekyll, Hugo, Astro, Docusaurus, 11ty and their themes use. `description` stands in for a missing excerpt, because
 * it is what most collections call the text that lists show. A key may be written in another way, as `Cover-Image`.
 */
export const SLOT_PATHS = {
  title: [['title']],
  subtitle: [['subtitle']],
  slug: [['slug'], ['permalink'], ['url']],
  category: [['category'], ['categories']],
  author: [['author', 'name'], ['author'], ['authors']],
  tags: [['tags'], ['tag']],
  publishedAt: [
    ['publishedAt'],
    ['date'],
    ['pubDate'],
    ['publishDate'],
    ['datePublished'],
    ['published'],
    ['createdAt'],
    ['created'],
  ],
  updatedAt: [
    ['updatedAt'],
    ['updated'],
    ['lastmod'],
    ['modified'],
    ['lastModified'],
    ['lastModifiedAt'],
    ['dateModified'],
    ['updatedDate'],
    ['lastUpdated'],
  ],
  excerpt: [['excerpt'], ['summary'], ['description']],
  coverSrc: [
    ...imagePaths('coverImage'),
    ...imagePaths('cover'),
    ...imagePaths('featuredImage'),
    ...imagePaths('featureImage'),
    ...imagePaths('heroImage'),
    ...imagePaths('hero'),
    ...imagePaths('image', ['src', 'url', 'path', 'feature', 'thumbnail']),
    ...imagePaths('banner'),
    ...imagePaths('header', ['image', 'teaser']),
    ['ogImage'],
    ['img'],
    ['thumbnail'],
    ['images'],
  ],
  coverAlt: [
    ['coverImageAlt'],
    ['coverAlt'],
    ['imageAlt'],
    ['heroImageAlt'],
    ['coverImage', 'alt'],
    ['cover', 'alt'],
    ['featuredImage', 'alt'],
    ['heroImage', 'alt'],
    ['hero', 'alt'],
    ['image', 'alt'],
  ],
  seoTitle: [['seoTitle'], ['seo', 'title'], ['metaTitle'], ['ogTitle']],
  seoDescription: [['seoDescription'], ['seo', 'description'], ['metaDescription'], ['ogDescription']],
  language: [['language'], ['lang'], ['locale']],
  draft: [['draft'], ['published'], ['publish'], ['status'], ['private']],
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
  draft: 'true',
}
