import {describe, expect, test} from 'vitest'

import {parseTag} from '../../src/html/parseTag.ts'

describe('tags', () => {
  test.each([
    ['<b>', 'b', 'open', {}],
    ['</b>', 'b', 'close', {}],
    ['</B >', 'b', 'close', {}],
    ['<br/>', 'br', 'open', {}],
    [
      '<IMG SRC="a.png" alt=b title=\'c "d"\' hidden />',
      'img',
      'open',
      {src: 'a.png', alt: 'b', title: 'c "d"', hidden: ''},
    ],
    ['<a href=https://a.b/c?d&amp;e>', 'a', 'open', {href: 'https://a.b/c?d&e'}],
    ['<a\n  href = "b"\n>', 'a', 'open', {href: 'b'}],
    ['<a href="1" HREF="2">', 'a', 'open', {href: '1'}],
    ['<x-y>', 'x-y', 'open', {}],
  ])('%s', (html, name, kind, attributes) => {
    expect(parseTag(html)).toEqual({name, kind, attributes: new Map(Object.entries(attributes))})
  })

  test.each(['<!-- a -->', '<!DOCTYPE html>', '<?php a ?>', '<![CDATA[<b>]]>'])('%s is none to convert', (html) => {
    expect(parseTag(html)).toBeUndefined()
  })
})
