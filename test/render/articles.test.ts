import {expect, test} from 'vitest'

import {toPortableText} from '../../migrate/convert/toPortableText.ts'
import {toHtml} from '../../src/render/toHtml.ts'
import {toPlainText} from '../../src/render/toPlainText.ts'
import {readArticles, walk} from '../fixtures/readFixtures.ts'
import {deepFreeze} from './build.ts'

/** Text as a reader sees it: without tags, character references and white space. */
const visible = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ({amp: '&', lt: '<', gt: '>', quot: '"'})[name] ?? "'")
    .replace(/\s/g, '')

/** Text with the emoji of the only shortcode that articles have in it. */
const withEmoji = (text: string): string => text.replaceAll(' :tada: ', ' 🎉 ')

test.each(readArticles())('$path is rendered whole', ({body, tree}) => {
  const {blocks, images} = toPortableText(body)
  const missing: unknown[] = []
  const html = toHtml(deepFreeze(blocks), {onMissing: (part) => missing.push(part)})

  expect(missing).toEqual([])
  expect(html.match(/<img /g) ?? []).toHaveLength(images.length)

  const text = visible(html)
  const plain = toPlainText(blocks).replace(/\s/g, '')
  // Every word and every line of code of the source is in both, whatever stands around it.
  const alerts = /^\[![A-Z]+\]/
  const headingId = / \{#[\w-]+\}$/
  for (const {node} of walk(tree)) {
    if (node.type !== 'text' && node.type !== 'inlineCode' && node.type !== 'code') continue
    const shown = node.type === 'text' ? withEmoji(String(node['value'])) : String(node['value'])
    const words = shown.replace(alerts, '').replace(headingId, '').replace(/\s/g, '')
    expect(text).toContain(words)
    expect(plain).toContain(words)
  }
})
