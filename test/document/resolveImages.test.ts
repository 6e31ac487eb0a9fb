import {expect, test} from 'vitest'

import {resolveImages} from '../../migrate/document/resolveImages.ts'
import type {ArticleDocument} from '../../migrate/types.ts'
import type {Block, InlineImage, Reference, TextBlock} from '../../src/portable-text/types.ts'
import {articleWith, paragraph} from './fixtures.ts'

const asset = (name: string): Reference => ({_type: 'reference', _ref: `image-${name}-1x1-png`})

const assets = new Map([
  ['a.png', asset('a')],
  ['b.png', asset('b')],
])

type ImageValue = {externalUrl: string} | {asset: Reference}

function figure(key: string, value: ImageValue): Block {
  return {_type: 'figure', _key: key, ...value, alt: `alt ${key}`, caption: 'Caption'}
}

function withInlineImage(key: string, value: ImageValue): TextBlock {
  const image: InlineImage = {_type: 'inlineImage', _key: `${key}-1`, ...value, link: {href: 'a.png'}}
  const block = paragraph(key, 'a.png')
  return {...block, children: [...block.children, image]}
}

/** An article with images wherever a body can hold one. */
function articleOf(a: ImageValue, b: ImageValue): ArticleDocument {
  return {
    ...articleWith(
      figure('f', a),
      withInlineImage('p', b),
      {
        _type: 'quote',
        _key: 'q',
        content: [paragraph('t', 'a.png'), {_type: 'quote', _key: 'qq', content: [figure('qf', a)]}],
      },
      {
        _type: 'list',
        _key: 'l',
        kind: 'number',
        items: [
          {
            _type: 'listItem',
            _key: 'i',
            content: [{_type: 'callout', _key: 'c', tone: 'tip', content: [figure('cf', b)]}],
          },
        ],
      },
      {
        _type: 'table',
        _key: 'tb',
        headerRows: 1,
        rows: [{_type: 'row', _key: 'r', cells: [{_type: 'cell', _key: 'ce', value: [withInlineImage('tp', a)]}]}],
      },
      {_type: 'footnote', _key: 'fn', identifier: '1', content: [withInlineImage('fp', a)]},
      {_type: 'code', _key: 'co', code: 'a.png'},
      {_type: 'htmlBlock', _key: 'h', html: '<img src="a.png">'},
      figure('x', {externalUrl: 'unknown.png'}),
    ),
    coverImage: {_type: 'figure', ...a, alt: 'Cover'},
  }
}

test('assets take the place of addresses at any depth, and nothing else changes', () => {
  const article = articleOf({externalUrl: 'a.png'}, {externalUrl: 'b.png'})
  const before = structuredClone(article)

  const resolved = resolveImages(article, assets)

  const expected = articleOf({asset: asset('a')}, {asset: asset('b')})
  expect(resolved).toStrictEqual(expected)
  expect(JSON.stringify(resolved)).toBe(JSON.stringify(expected))
  expect(article).toStrictEqual(before)
})

test('an article without a resolved image is the same article', () => {
  const article = articleOf({externalUrl: 'c.png'}, {asset: asset('b')})
  expect(resolveImages(article, assets)).toBe(article)
})

test('parts without a resolved image are the same parts', () => {
  const article = articleWith(paragraph('p', 'x'), figure('f', {externalUrl: 'a.png'}))
  const resolved = resolveImages(article, assets)
  expect(resolved.body[0]).toBe(article.body[0])
  expect(resolved.slug).toBe(article.slug)
})
