import {defineType} from '@sanity/types'
import {describe, expect, test} from 'vitest'

import {createArticleChecker, type CheckerOptions} from '../../migrate/check/createArticleChecker.ts'
import {createConverter, type ConverterSettings} from '../../migrate/convert/index.ts'
import {buildArticle} from '../../migrate/document/buildArticle.ts'
import {parseFrontMatter} from '../../migrate/frontMatter/parseFrontMatter.ts'

const TEXT = `---
title: Own
---

::video{id=a}

> - a :stock[b]
>
>   ::video

::video{id=c}
`

const convert: ConverterSettings = {
  directives: {
    flow: {video: ({attributes}) => ({_type: 'video', id: attributes['id'], hosts: [{name: 'd'}]})},
    phrasing: {stock: ({children}, {text}) => ({_type: 'stock', symbol: text(children)})},
  },
}

const host = {type: 'object', name: 'host', fields: [{name: 'name', type: 'string'}]} as const
const video = defineType({
  name: 'video',
  type: 'object',
  fields: [
    {name: 'id', type: 'string', validation: (rule) => rule.required()},
    {name: 'hosts', type: 'array', of: [host]},
  ],
})
const stock = defineType({name: 'stock', type: 'object', fields: [{name: 'symbol', type: 'string'}]})

async function check(options: CheckerOptions) {
  const source = {path: 'a.md', root: '/posts', file: '/posts/a.md', text: TEXT}
  const frontMatter = parseFrontMatter(TEXT, source)
  const conversion = createConverter(convert)(frontMatter.body, {firstLine: frontMatter.bodyLine + 1})
  const checker = await createArticleChecker(options)
  return checker.check(buildArticle({source, frontMatter, conversion}))
}

describe('types of the user', () => {
  test('that the schema does not have are named once each, where they first stand', async () => {
    expect(await check({convert})).toEqual([
      {
        severity: 'error',
        rule: 'schema/unknown-type',
        reason:
          'Found a block of the type "video", which the schema does not have there. It stands at 3 places. Define the type, and add it to the `blocks` of extendSchema(), of the plugin of the Studio, and of the types this check is given.',
        line: 5,
        column: 1,
      },
      {
        severity: 'error',
        rule: 'schema/unknown-type',
        reason:
          'Found an object among words of the type "stock", which the schema does not have there. Define the type, and add it to the `inline` of extendSchema(), of the plugin of the Studio, and of the types this check is given.',
        line: 7,
        column: 5,
      },
    ])
  })

  test('are checked by their own rules, at their place', async () => {
    expect(await check({convert, types: {blocks: [video], inline: [stock]}})).toEqual([
      {
        severity: 'error',
        rule: 'schema/video.id',
        reason: 'The Studio marks `id` of the video: Required.',
        line: 9,
        column: 5,
      },
    ])
  })

  test('stand where they belong: one for blocks is none among words', async () => {
    const rules = (await check({convert, types: {blocks: [video, stock]}})).map(({rule, line}) => [rule, line])
    expect(rules).toContainEqual(['schema/unknown-type', 7])
  })
})
