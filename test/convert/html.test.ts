import {describe, expect, test} from 'vitest'

import {decodeAttribute} from '../../migrate/convert/html/decodeAttribute.ts'
import {isComment} from '../../migrate/convert/html/isComment.ts'
import {parseTag} from '../../migrate/convert/html/parseTag.ts'

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

test.each([
  ['a &amp; b &lt;&gt;&quot;&apos;', 'a & b <>"\''],
  ['&#65;&#x42;&#X43;', 'ABC'],
  ['&#0;&#xD800;&#x110000;', '\uFFFD\uFFFD\uFFFD'],
  ['a & b &; &amp', 'a & b &; &amp'],
  ['caf&eacute; &nosuch; &NotEqualTilde;', 'caf\u00e9 &nosuch; \u2242\u0338'],
])('the attribute value %j is %j', (value, expected) => {
  expect(decodeAttribute(value)).toBe(expected)
})

test.each([
  ['<!-- a -->', true],
  ['<!-- a --> <!-- b\n -->\n', true],
  ['<!-- a --> <b> <!-- c -->', false],
  ['<!---->', true],
  ['<b>', false],
])('%j is a comment: %j', (html, expected) => {
  expect(isComment(html)).toBe(expected)
})
