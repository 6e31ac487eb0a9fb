import {expect, test} from 'vitest'

import {toPortableText} from '../../migrate/convert/toPortableText.ts'
import {toMarkdown} from '../../migrate/markdown/toMarkdown.ts'
import {readExample} from '../helpers/readmeExample.ts'

test('the example of Markdown is what its pictures show, needs no message, and comes back', async () => {
  const {blocks, messages} = toPortableText(await readExample())
  expect(messages).toEqual([])
  expect(blocks.map(({_type}) => _type)).toEqual(['callout', 'list', 'table', 'callout', 'footnote'])
  const {markdown, messages: written} = toMarkdown(blocks)
  expect(written).toEqual([])
  expect(toPortableText(markdown).blocks).toEqual(blocks)
})
