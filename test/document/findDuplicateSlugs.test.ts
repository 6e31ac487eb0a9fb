import {expect, test} from 'vitest'

import {buildArticle} from '../../migrate/document/buildArticle.ts'
import {findDuplicateSlugs} from '../../migrate/document/findDuplicateSlugs.ts'
import type {BuiltArticle} from '../../migrate/types.ts'
import {conversionOf, frontMatterOf, sourceAt} from './fixtures.ts'

function build(path: string, slug: string, line: number): BuiltArticle {
  const frontMatter = {...frontMatterOf({slug}), slugPosition: {line, column: 7}}
  return buildArticle({source: sourceAt(path), frontMatter, conversion: conversionOf()})
}

test('every article that shares its slug gets an error that names the others', () => {
  const built = [build('a.md', 'one', 3), build('b.md', 'two', 3), build('c.md', 'one', 9), build('d/e.md', 'one', 2)]

  const duplicates = findDuplicateSlugs(built)

  expect(duplicates.map((duplicate) => [duplicate.built.source.path, duplicate.message])).toEqual([
    [
      'a.md',
      {
        severity: 'error',
        rule: 'document/duplicate-slug',
        reason: 'The slug `one` is also that of c.md:9, d/e.md:2. Give each article a slug of its own.',
        line: 3,
        column: 7,
      },
    ],
    [
      'c.md',
      {
        severity: 'error',
        rule: 'document/duplicate-slug',
        reason: 'The slug `one` is also that of a.md:3, d/e.md:2. Give each article a slug of its own.',
        line: 9,
        column: 7,
      },
    ],
    [
      'd/e.md',
      {
        severity: 'error',
        rule: 'document/duplicate-slug',
        reason: 'The slug `one` is also that of a.md:3, c.md:9. Give each article a slug of its own.',
        line: 2,
        column: 7,
      },
    ],
  ])
})

test('articles with slugs of their own have none', () => {
  expect(findDuplicateSlugs([build('a.md', 'a/b', 3), build('b.md', 'a-b', 3), build('c.md', 'a.b', 3)])).toEqual([])
})

test('the first five others are named and the rest counted', () => {
  const built = Array.from({length: 8}, (_, index) => build(`${index}.md`, 'one', 3))
  const reasons = findDuplicateSlugs(built).map(({message}) => message.reason)
  expect([reasons[0], reasons[7]]).toEqual([
    'The slug `one` is also that of 1.md:3, 2.md:3, 3.md:3, 4.md:3, 5.md:3 and 2 more. Give each article a slug of its own.',
    'The slug `one` is also that of 0.md:3, 1.md:3, 2.md:3, 3.md:3, 4.md:3 and 2 more. Give each article a slug of its own.',
  ])
})

test('a hundred thousand articles with one slug are told apart in no time', () => {
  const one = build('a.md', 'one', 3)
  const built = Array.from({length: 100_000}, () => ({...one}))
  expect(findDuplicateSlugs(built)).toHaveLength(100_000)
})
