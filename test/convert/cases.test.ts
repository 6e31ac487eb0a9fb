import {describe, expect, test} from 'vitest'

import {toPortableText} from '../../migrate/convert/toPortableText.ts'
import {blocksText} from './support/blocksText.ts'
import {readArticles, readCases, readExpected} from './support/cases.ts'
import {editorRepairs} from './support/editorRules.ts'
import {markdownText} from './support/sourceText.ts'

const articles = readArticles()
const sources = [...readCases(), ...articles.map(({path, markdown}) => ({name: path, markdown, options: {}}))]

describe('every case converts to what a person has read and found right', () => {
  test.each(readCases())('$name', ({name, markdown, options}) => {
    const actual = toPortableText(markdown, options)
    expect(actual).toEqual(readExpected(name, actual))
  })

  test('the original article, its title taken off', () => {
    const article = articles.find(({path}) => path.endsWith('serverless-architecture.md'))
    if (!article) throw new Error('The original article is not in fixtures/articles')
    const {markdown, firstLine} = article
    const actual = toPortableText(markdown, {title: 'Introduction to Serverless Architecture', firstLine})
    expect(actual).toEqual(readExpected('original-article', actual))
  })
})

describe('every case and article keeps the words of its source, in order and apart', () => {
  // A table that is nested too deeply becomes rows of text, which have separators its source does not show.
  test.each(sources.filter(({name}) => name !== 'nesting-limit'))('$name', ({markdown}) => {
    expect(blocksText(toPortableText(markdown).blocks)).toBe(markdownText(markdown))
  })
})

describe('the editor of the Studio has nothing to repair in', () => {
  test.each(sources)('$name', ({markdown, options}) => {
    expect(editorRepairs(toPortableText(markdown, options).blocks)).toEqual([])
  })
})

test('equal input gives equal bytes', () => {
  for (const {markdown, options} of sources) {
    expect(JSON.stringify(toPortableText(markdown, options))).toBe(JSON.stringify(toPortableText(markdown, options)))
  }
})

test.each(sources.filter(({name}) => name !== 'line-ends-and-controls'))(
  'the kind of line ends does not matter: $name',
  ({markdown}) => {
    const windows = markdown.replaceAll('\r\n', '\n').replaceAll('\n', '\r\n')
    expect(toPortableText(windows)).toEqual(toPortableText(markdown))
  },
)
