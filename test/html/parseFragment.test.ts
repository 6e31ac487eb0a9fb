import {describe, expect, test} from 'vitest'

import {parseFragment, type FragmentNode} from '../../src/html/parseFragment.ts'

/** Elements as lists of their name, their attributes and their children. */
function outline(nodes: readonly FragmentNode[] | undefined): unknown {
  return nodes?.map((node) =>
    typeof node === 'string'
      ? node
      : [node.tag.name, Object.fromEntries(node.tag.attributes), ...(outline(node.children) as unknown[])],
  )
}

test.each<[string, unknown]>([
  ['', []],
  [' a &amp; b ', ['a &amp; b']],
  ['<p>a</p>', [['p', {}, 'a']]],
  [
    '\n<DIV class=x><A HREF=\'b\'\n><img src="c&amp;d" alt></a> e</div >\n',
    [['div', {class: 'x'}, ['a', {href: 'b'}, ['img', {src: 'c&d', alt: ''}]], ' e']],
  ],
  [
    '<br><img/>',
    [
      ['br', {}],
      ['img', {}],
    ],
  ],
  ['<x-y>', undefined],
  ['<p>a', undefined],
  ['a</p>', undefined],
  ['<p><b></p></b>', undefined],
  ['<!-- a --><p></p>', undefined],
  ['a < b', undefined],
  ['<p a="b>c</p>', undefined],
  ['<?php ?>', undefined],
  [`${'<p>'.repeat(8)}a${'</p>'.repeat(8)}`, expect.any(Array)],
  [`${'<p>'.repeat(9)}a${'</p>'.repeat(9)}`, undefined],
])('%j', (html, expected) => {
  expect(outline(parseFragment(html))).toEqual(expected)
})

describe('gives up at once on', () => {
  test.each([
    ['elements without end', '<p>'.repeat(70_000)],
    ['attributes without end', `<p${' a=b'.repeat(50_000)}`],
    ['a value without end', `<p a="${'b '.repeat(100_000)}`],
    ['spaces', `<p${' '.repeat(200_000)}<`],
    ['signs that open nothing', '<'.repeat(200_000)],
  ])('%s', (_, html) => {
    expect(parseFragment(html)).toBeUndefined()
  })
})
