import {expect, test} from 'vitest'

import {convertArticles} from '../../migrate/convertArticles.ts'
import type {LinkTarget} from '../../migrate/links/articleIndex.ts'
import {createLinker, type LinkWish} from '../../migrate/links/createLinker.ts'
import {readFrontMatter} from '../../migrate/readFrontMatter.ts'
import type {BuiltArticle} from '../../migrate/types.ts'

async function build(files: Record<string, string>): Promise<BuiltArticle[]> {
  const sources = Object.entries(files).map(([path, body]) => {
    const source = {path, root: '/site', file: `/site/${path}`, text: `---\ntitle: ${path}\n---\n${body}`}
    return {source, frontMatter: readFrontMatter(source)}
  })
  return (await convertArticles(sources, {onProgress: () => {}})).built
}

function targetsOf({article}: BuiltArticle): string[] {
  return article.body.flatMap((block) =>
    block._type === 'block'
      ? block.markDefs.map((mark) => (mark._type === 'link' ? mark.href : `→ ${mark.reference._ref}`))
      : [],
  )
}

test('articles of one run may name each other, in any order and in circles', async () => {
  const articles = await build({'a.md': '[b](b.md) [me](a.md)', 'b.md': '[a](./a.md)'})
  const targets = articles.map(({article, source}) => ({
    id: article._id,
    slug: article.slug.current,
    path: source.path,
  }))
  const linked = await createLinker({targets, locate: () => undefined})(articles)
  expect(linked.map(targetsOf)).toEqual([['→ article-b-md', '→ article-a-md'], ['→ article-a-md']])
  expect(linked.flatMap(({messages}) => messages)).toEqual([])
})

test('what is not of the run is looked for in the dataset, once', async () => {
  const articles = await build({'a.md': '[b](b.md) [c](/c/) [d](d.md)', 'e.md': '[b](b.md) [c](/c/)'})
  const wishes: LinkWish[] = []
  const link = createLinker({
    targets: [],
    lookUp: (wish) => {
      wishes.push(wish)
      return Promise.resolve([
        {id: 'article-b', slug: 'x', path: 'b.md'},
        {id: 'article-c', slug: 'c'},
      ])
    },
    locate: (_, key) => ({line: 4, column: key.length}),
  })
  const [first] = await link(articles.slice(0, 1))
  const [second] = await link(articles.slice(1))
  expect([first, second].map((article) => article && targetsOf(article))).toEqual([
    ['→ article-b', '→ article-c', 'd.md'],
    ['→ article-b', '→ article-c'],
  ])
  expect(wishes).toEqual([
    {files: ['b.md', 'd.md'], slugs: ['c'], addresses: ['/c/'], caselessFiles: []},
    {files: [], slugs: [], addresses: [], caselessFiles: ['d.md']},
  ])
  expect(first?.messages).toEqual([
    {
      severity: 'warning',
      rule: 'links/broken',
      reason:
        'The link to `d.md` leads to no article of this run or of the dataset, so it stays a link to that address. Correct it, or import the file it names as well.',
      line: 4,
      column: 25,
      source: 'd.md',
    },
  ])
})

test('articles that are linked at the same time wait for what one of them asked for', async () => {
  const articles = await build({'a.md': '[c](/c/)', 'b.md': '[c](/c/)'})
  const answer = Promise.withResolvers<LinkTarget[]>()
  const link = createLinker({targets: [], lookUp: () => answer.promise, locate: () => undefined})
  const linked = Promise.all(articles.map((built) => link([built])))
  answer.resolve([{id: 'article-c', slug: 'c'}])
  expect((await linked).flat().map(targetsOf)).toEqual([['→ article-c'], ['→ article-c']])
})

test('an article whose links lead elsewhere is the same value', async () => {
  const articles = await build({'a.md': '[b](https://example.org) [c](#c)'})
  const [linked] = await createLinker({targets: [], locate: () => undefined})(articles)
  expect(linked).toBe(articles[0])
})
