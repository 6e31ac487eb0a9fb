import * as fc from 'fast-check'
import {describe, expect, test} from 'vitest'

import {articleId, authorId, categoryId, importRecordId} from '../../migrate/document/documentId.ts'
import {chooseSlug, normalizeSlug, toSlug, toTermSlug} from '../../migrate/document/slug.ts'

describe('a slug made of a text', () => {
  test.each([
    ['Introduction to Serverless Architecture', 'introduction-to-serverless-architecture'],
    ['  --What’s "new" in v2.0?! ', 'whats-new-in-v2-0'],
    ["It's a _draft_", 'its-a-draft'],
    ['Crème brûlée', 'creme-brulee'],
    ['Cre\u{300}me', 'creme'],
    ['Straße, Ærø & Łódź', 'strasse-aero-and-lodz'],
    ['ÞÓRÐUR İstanbul ıssız', 'thordur-istanbul-issiz'],
    ['ﬁne ½ №5', 'fine-1-2-no5'],
    ['C', 'c'],
    ['C++', 'c-plus-plus'],
    ['C#', 'c-sharp'],
    ['#1 in Go', '1-in-go'],
    ['日本語', ''],
    ['Rust 入門', 'rust'],
    ['😀', ''],
    ['', ''],
  ])('%s → %s', (text, slug) => {
    expect(toSlug(text)).toBe(slug)
  })

  test('is cut between words at 96 characters', () => {
    expect(toSlug('word '.repeat(40))).toBe('word-'.repeat(19).slice(0, -1))
    expect(toSlug('x'.repeat(200))).toBe('x'.repeat(96))
  })

  test('is always ASCII words joined by single dashes', () => {
    fc.assert(
      fc.property(fc.string({unit: 'grapheme', maxLength: 200}), (text) => {
        expect(toSlug(text)).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/)
        expect(toSlug(text).length).toBeLessThanOrEqual(96)
        expect(toSlug(toSlug(text))).toBe(toSlug(text))
      }),
    )
  })
})

describe('the slug of a name', () => {
  test.each([
    ['Cloud', 'cloud'],
    ['Mara Lindqvist', 'mara-lindqvist'],
    ['クラウド', '5182203c13'],
    ['Rust 入門', 'rust-c50b018cf3'],
    ['!', 'bb7208bc9b'],
  ])('%s', (name, slug) => {
    expect(toTermSlug(name)).toBe(slug)
  })

  test('differs for names that only differ in letters without a Latin form', () => {
    expect(toTermSlug('第1章')).not.toBe(toTermSlug('第1回'))
  })
})

describe('a stated slug', () => {
  test.each([
    ['serverless-architecture', 'serverless-architecture'],
    ['guides/getting-started', 'guides/getting-started'],
    ['a--b_c.d~e', 'a--b_c.d~e'],
    ['日本語-入門', '日本語-入門'],
    ['café', 'café'],
    ['cafe\u{301}', 'café'],
    ['/Blog/My Post/', 'blog/my-post'],
    ['a//b/./../c', 'a/b/c'],
    ['../../etc/passwd', 'etc/passwd'],
    ['a?b#c%20d&e', 'a-b-c-20d-e'],
    ['-a-', 'a'],
    ['a\\b', 'a-b'],
    ['a\nb', 'a-b'],
    ['?!', ''],
    ['..', ''],
    ['', ''],
  ])('%s → %s', (slug, normal) => {
    expect(normalizeSlug(slug)).toBe(normal)
    expect(normalizeSlug(normal)).toBe(normal)
  })
})

describe('a slug nobody stated', () => {
  test.each([
    ['A Title', 'posts/file.md', 'a-title', 'title'],
    ['日本語の原稿', 'posts/japanese-line-breaks.md', 'japanese-line-breaks', 'file-name'],
    ['Rust 入門', 'posts/2024-05-02-Rust_Intro.en.mdx', 'rust-intro-en', 'file-name'],
    ['日本語', 'posts/line-breaks/index.md', 'line-breaks', 'file-name'],
    ['日本語', 'posts/line-breaks/_index.md', 'line-breaks', 'file-name'],
    ['日本語', 'README.md', 'readme', 'file-name'],
    ['日本語', '../index.md', 'index', 'file-name'],
    ['日本語', 'posts/2024-05-02-.md', '2024-05-02', 'file-name'],
    ['!!!', 'a.md', 'a', 'file-name'],
    ['日本語', '記事.md', '77710aedc7', 'hash'],
    ['Rust 入門', '記事.md', 'rust-c50b018cf3', 'hash'],
  ])('%s in %s', (title, path, slug, from) => {
    expect(chooseSlug(title, path)).toEqual({slug, from})
  })
})

describe('ids', () => {
  test.each([
    [articleId('serverless-architecture'), 'article-serverless-architecture'],
    [articleId('a_b--c'), 'article-a_b--c'],
    [articleId('guides/a'), 'article-guides-a-09abfaef'],
    [articleId('v1.2'), 'article-v1-2-0e4f5bce'],
    [articleId('日本語'), 'article-77710aed'],
    [categoryId('Cloud'), 'category-cloud'],
    [categoryId('C++'), 'category-c-plus-plus'],
    [authorId('Mara Lindqvist'), 'author-mara-lindqvist'],
    [importRecordId('article-a'), 'migration.article-a'],
  ])('%s', (id, expected) => {
    expect(id).toBe(expected)
  })

  test('are valid, public, and leave room for what is put before them, whatever the slug', () => {
    fc.assert(
      fc.property(fc.string({unit: 'grapheme', minLength: 1, maxLength: 300}), (text) => {
        const id = articleId(normalizeSlug(text))
        expect(id).toMatch(/^article-[A-Za-z0-9_-]+$/)
        expect(`versions.r0123456789.${id}`.length).toBeLessThanOrEqual(128)
        expect(categoryId(text)).toMatch(/^category-[A-Za-z0-9_-]+$/)
      }),
    )
  })

  test('differ for slugs that only differ in what an id cannot hold or where it is cut', () => {
    const slugs = ['a/b', 'a-b', 'a.b', 'a~b', `${'x'.repeat(120)}1`, `${'x'.repeat(120)}2`, 'é', 'e', 'è']
    expect(new Set(slugs.map((slug) => articleId(slug))).size).toBe(slugs.length)
  })
})
