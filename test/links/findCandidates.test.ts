import {describe, expect, test} from 'vitest'

import {findCandidates} from '../../migrate/links/linkTargets.ts'

describe('a link from a file', () => {
  test.each([
    ['other.md', 'posts/other.md', undefined],
    ['./other.md#part-two', 'posts/other.md', 'part-two'],
    ['../guides/other.mdx?x=1#a', 'guides/other.mdx', 'a'],
    ['a%20b.md', 'posts/a b.md', undefined],
    ['50%.md', 'posts/50%.md', undefined],
  ])('%s', (href, file, fragment) => {
    expect(findCandidates(href, 'posts/one.md')).toEqual({
      files: [file],
      slugs: [],
      inLanguages: [],
      isArticle: true,
      ...(fragment && {fragment}),
    })
  })

  test('may leave out the ending, or name a folder', () => {
    const files = ['.md', '.mdx', '.markdown', '/index.md', '/index.mdx', '/README.md', '/_index.md']
    for (const href of ['other', 'other/', 'other.html']) {
      expect(findCandidates(href, 'posts/one.md')).toEqual({
        files: files.map((ending) => `posts/other${ending}`),
        slugs: [],
        inLanguages: [],
        isArticle: false,
      })
    }
  })

  test('leads nowhere above the working folder', () => {
    expect(findCandidates('../../other.md', 'posts/one.md')).toBeUndefined()
  })
})

describe('a link from the root of the site', () => {
  test.each([
    ['/other/', {}, ['other']],
    ['/2019/03/other.html', {}, ['2019/03/other', 'other']],
    ['/blog/2019/03/04/other/', {bases: ['/blog/']}, ['2019/03/04/other', 'blog/2019/03/04/other', 'other']],
    ['/blog/other/', {bases: ['/blog/']}, ['other', 'blog/other']],
    ['/blog/en/other', {bases: ['blog', '/blog/en']}, ['other', 'en/other', 'blog/en/other']],
    ['https://example.org/blog/other', {bases: ['/blog'], origins: ['https://example.org/']}, ['other', 'blog/other']],
    ['/docs/index.md', {}, ['docs']],
  ])('%s', (href, settings, slugs) => {
    expect(findCandidates(href, 'posts/one.md', settings)?.slugs).toEqual(slugs)
  })
})

test.each([
  ['/de/tea/', {}, ['de tea']],
  ['/pt-br/drinks/tea', {}, ['pt-br drinks/tea']],
  ['/de/blog/tea/', {bases: ['/blog/']}, ['de tea', 'de blog/tea']],
  ['/blog/de/tea/', {bases: ['/blog/']}, ['de tea']],
  ['/drinks/tea/', {}, []],
])('%s may name a language', (href, settings, expected) => {
  const {inLanguages = []} = findCandidates(href, 'posts/one.md', settings) ?? {}
  expect(inLanguages.map(({language, slug}) => `${language} ${slug}`)).toEqual(expected)
})

test('a link from the root of the site to a file may count from any folder around the one it stands in', () => {
  expect(findCandidates('/blog/other.md', 'content/blog/one.md')).toMatchObject({
    files: ['blog/other.md', 'content/blog/other.md', 'content/blog/blog/other.md'],
    isArticle: true,
  })
  expect(findCandidates('/blog/other/', 'content/blog/one.md')).toMatchObject({files: []})
})

test.each([
  'https://example.org/other',
  '//example.org/a',
  'mailto:a@b.c',
  '#part',
  '?page=2',
  '',
  'javascript:alert(1)',
])('%j leads out of the site, or to the same article', (href) => {
  expect(findCandidates(href, 'posts/one.md', {origins: ['https://example.com']})).toBeUndefined()
})
