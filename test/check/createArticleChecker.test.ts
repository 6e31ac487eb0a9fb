import {beforeAll, expect, test} from 'vitest'

import {createArticleChecker, type ArticleChecker} from '../../migrate/check/createArticleChecker.ts'
import {toPortableText} from '../../migrate/convert/toPortableText.ts'
import {buildArticle} from '../../migrate/document/buildArticle.ts'
import {parseFrontMatter} from '../../migrate/frontMatter/parseFrontMatter.ts'
import type {BuiltArticle} from '../../migrate/types.ts'

const TEXT = `---
title: Violated
category: Cloud
---

Words.

\`\`\`js
code
\`\`\`
`

function build(): BuiltArticle {
  const source = {path: 'a.md', root: '/posts', file: '/posts/a.md', text: TEXT}
  const frontMatter = parseFrontMatter(TEXT, source)
  const conversion = toPortableText(frontMatter.body, {firstLine: frontMatter.bodyLine + 1})
  return buildArticle({source, frontMatter, conversion})
}

let checker: ArticleChecker

beforeAll(async () => {
  checker = await createArticleChecker()
})

test('an article as it is built passes', async () => {
  expect(checker.messages).toEqual([])
  expect(await checker.check(build())).toEqual([])
})

test('a document that violates the schema is reported with the lines of its source', async () => {
  const built = build()
  const {article} = built
  const body = article.body.map((block) => (block._type === 'code' ? {...block, code: 3 as never} : block))
  const violated = {
    ...built,
    article: {...article, title: '', body},
    related: built.related.map((document) => ({...document, _id: 'category-untitled', title: ''})),
  }
  expect(await checker.check(violated)).toEqual([
    {
      severity: 'error',
      rule: 'schema/article.title',
      reason: 'The Studio marks `title` of the article: Required.',
      line: 2,
      column: 8,
    },
    {
      severity: 'error',
      rule: 'schema/code.code',
      reason: 'The Studio marks `code` of the code: Expected type "String", got "Number".',
      line: 8,
      column: 1,
    },
    {
      severity: 'error',
      rule: 'schema/category.title',
      reason: 'The Studio marks `title` of the category: Required.',
      line: 3,
      column: 11,
    },
  ])
})
