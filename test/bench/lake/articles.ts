import type {Engine, IncomingDocument, Mutation} from '../../../src/lake/engine.ts'

/** How many categories the articles refer to. */
export const CATEGORIES = 200

/** One document in this many is a page instead of an article. */
const PAGE_EVERY = 10

const WORDS = 'Some words of a paragraph that goes on until it is long enough to look like one. '

/**
 * An article as a client sends it: short attributes, and a body of blocks.
 *
 * @param index - Which one; the dates of successive ones are far apart, as are their ids.
 * @param count - How many there are.
 * @param characters - About how much JSON it has.
 */
function makeArticle(index: number, count: number, characters: number): IncomingDocument & {_id: string} {
  const blocks = Math.max(1, Math.round((characters - 600) / (WORDS.length + 120)))
  return {
    _id: articleId(index, count),
    _type: index % PAGE_EVERY === PAGE_EVERY - 1 ? 'page' : 'article',
    title: `Title number ${index}`,
    slug: {_type: 'slug', current: `title-number-${index}`},
    category: {_type: 'reference', _ref: `category-${index % CATEGORIES}`, _weak: true},
    publishedAt: new Date(1.6e12 + ((index * 104_729) % count) * 1e6).toISOString(),
    excerpt: 'What the article is about. '.repeat(5),
    featured: index % 20 === 0,
    body: Array.from({length: blocks}, (_, key) => ({
      _type: 'block',
      _key: `k${key}`,
      style: 'normal',
      markDefs: [],
      children: [{_type: 'span', _key: 's', text: WORDS, marks: []}],
    })),
  }
}

/** The id of an article. */
export function articleId(index: number, count: number): string {
  return `article-${String((index * 7_919) % count).padStart(6, '0')}`
}

/** Makes a dataset of articles and writes them in transactions of a hundred. */
export function fillLake(engine: Engine, count: number, characters: number): void {
  engine.createDataset('production')
  for (let start = 0; start < count; start += 100) {
    const mutations = Array.from({length: 100}, (_, offset): Mutation => ({
      type: 'create',
      document: makeArticle(start + offset, count, characters),
    }))
    engine.transact('production', {mutations, author: 'bench'})
  }
}
