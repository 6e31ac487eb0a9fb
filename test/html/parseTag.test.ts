import {describe, expect, test} from 'vitest'

import {isWholeElement, opensElement, parseTag} from '../../src/html/parseTag.ts'

describe('tags', () => {
  test.each<
    [html: string, name: string, kind: 'open' | 'close', selfClosing: boolean, attributes: Record<string, string>]
  >([
    ['<b>', 'b', 'open', false, {}],
    ['</b>', 'b', 'close', false, {}],
    ['</B >', 'b', 'close', false, {}],
    ['<br>', 'br', 'open', false, {}],
    ['<br/>', 'br', 'open', true, {}],
    [
      '<IMG SRC="a.png" alt=b title=\'c "d"\' hidden />',
      'img',
      'open',
      true,
      {src: 'a.png', alt: 'b', title: 'c "d"', hidden: ''},
    ],
    ['<a href=https://a.b/c?d&amp;e>', 'a', 'open', false, {href: 'https://a.b/c?d&e'}],
    ['<a\n  href = "b"\n>', 'a', 'open', false, {href: 'b'}],
    ['<a href="1" HREF="2">', 'a', 'open', false, {href: '1'}],
    ['<x-y>', 'x-y', 'open', false, {}],
    ['<x-y />', 'x-y', 'open', true, {}],
  ])('%s', (html, name, kind, selfClosing, attributes) => {
    expect(parseTag(html)).toEqual({name, kind, selfClosing, attributes: new Map(Object.entries(attributes))})
  })

  test.each(['<!-- a -->', '<!DOCTYPE html>', '<?php a ?>', '<![CDATA[<b>]]>'])('%s is none to convert', (html) => {
    expect(parseTag(html)).toBeUndefined()
  })

  test.each<[html: string, whole: boolean, opens: boolean]>([
    ['<b>', false, true],
    ['</b>', false, false],
    ['<br>', true, false],
    ['<br/>', true, false],
    ['<x-y>', false, true],
    ['<x-y />', true, true],
  ])('%s: an element by itself %s, opens one with content %s', (html, whole, opens) => {
    const tag = parseTag(html)
    expect(tag && [isWholeElement(tag), opensElement(tag)]).toEqual([whole, opens])
  })
})
