import {describe, expect, test} from 'vitest'

import {convertArticles} from '../migrate/convertArticles.ts'
import type {ConverterSettings} from '../migrate/convert/index.ts'
import {UsageError} from '../migrate/convert/index.ts'
import {parseFrontMatter} from '../migrate/frontMatter/parseFrontMatter.ts'

const sources = ['---\n', 'a'].map((body, index) => {
  const text = `---\ntitle: T${index}\n---\n\n${body}`
  const source = {path: `${index}.md`, root: '/posts', file: `/posts/${index}.md`, text}
  return {source, frontMatter: parseFrontMatter(text, source)}
})
const onProgress = () => {}

describe('converting articles with settings of the user', () => {
  test('a handler that fails costs no article, not even its own', async () => {
    const convert: ConverterSettings = {
      handlers: {
        flow: {
          thematicBreak() {
            throw new Error('no')
          },
        },
      },
    }
    const {built, failed} = await convertArticles(sources, {convert, onProgress})
    expect(failed).toEqual([])
    expect(built.map(({messages}) => messages.map(({severity, rule, line}) => [severity, rule, line]))).toEqual([
      [['error', 'convert/handler-failed', 5]],
      [],
    ])
  })

  test('a mistake in them is no fault of an article, and is thrown', async () => {
    const convert: ConverterSettings = {handlers: {flow: {thematicBreak: (async () => []) as never}}}
    await expect(convertArticles(sources, {convert, onProgress})).rejects.toThrow(UsageError)
    await expect(convertArticles([], {convert: {dialect: 'x' as never}, onProgress})).rejects.toThrow(UsageError)
  })
})
