import {describe, expect, test} from 'vitest'

import {checkHref} from '../../../schemas/rules/checkHref.ts'

describe('addresses that may be shown', () => {
  test.each([
    'https://example.com/a?b=c#d',
    'http://example.com',
    '//example.com/x',
    '/about',
    '../other-article.md',
    'other article.md',
    '#heading',
    '?page=2',
    'mailto:someone@example.com',
    'tel:+4712345678',
    'ftp://example.com/file',
    'docs/javascript:notes.md',
  ])('%s', (href) => {
    expect(checkHref(href)).toBe(true)
  })
})

describe('addresses that run code', () => {
  test.each([
    ['javascript:alert(1)', 'javascript'],
    ['JavaScript:alert(1)', 'javascript'],
    ['java\nscript:alert(1)', 'javascript'],
    ['\u0001 javascript:alert(1)', 'javascript'],
    ['vbscript:x', 'vbscript'],
    ['data:text/html,<b>x</b>', 'data'],
  ])('%o', (href, scheme) => {
    expect(checkHref(href)).toBe(`Addresses that start with "${scheme}:" are not shown as links. Use a web address.`)
  })
})

test.each([undefined, '', '  '])('%o is no address', (href) => {
  expect(checkHref(href)).toBe('The link has no address. Enter one, or remove the link.')
})
