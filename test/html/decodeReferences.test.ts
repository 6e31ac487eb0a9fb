import type {Root} from 'hast'
import {fromHtml} from 'hast-util-from-html'
import {describe, expect, test} from 'vitest'

import {decodeReferences} from '../../src/html/decodeReferences.ts'

/** What a parser of HTML makes of raw text in one of the two places. */
const REFERENCE: Record<'attribute' | 'text', (raw: string) => unknown> = {
  attribute: (raw) => firstOf(fromHtml(`<p title="${raw}"></p>`, {fragment: true})).properties['title'],
  text: (raw) => {
    const [child] = firstOf(fromHtml(`<p>${raw}</p>`, {fragment: true})).children
    return child?.type === 'text' ? child.value : ''
  },
}

function firstOf({children: [element]}: Root) {
  if (element?.type !== 'element') throw new Error('There is no element')
  return element
}

/** The names that HTML takes without a semicolon. */
const LEGACY =
  'AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH Eacute Ecirc Egrave Euml GT Iacute Icirc Igrave Iuml LT Ntilde Oacute Ocirc Ograve Oslash Otilde Ouml QUOT REG THORN Uacute Ucirc Ugrave Uuml Yacute aacute acirc acute aelig agrave amp aring atilde auml brvbar ccedil cedil cent copy curren deg divide eacute ecirc egrave eth euml frac12 frac14 frac34 gt iacute icirc iexcl igrave iquest iuml laquo lt macr micro middot nbsp not ntilde oacute ocirc ograve ordf ordm oslash otilde ouml para plusmn pound quot raquo reg sect shy sup1 sup2 sup3 szlig thorn times uacute ucirc ugrave uml uuml yacute yen yuml'.split(
    ' ',
  )

const OTHERS = [
  'hellip',
  'mdash',
  'euro',
  'NotEqualTilde',
  'nosuch',
  'a',
  'notin',
  'notit',
  'ampx',
  'sup',
  'sup4',
  'CounterClockwiseContourIntegral',
]

describe.each(['attribute', 'text'] as const)('in %s, as in HTML', (place) => {
  test.each([...LEGACY, ...OTHERS])('&%s, whatever follows it', (name) => {
    const raws = ['', ';', '=', '=b', 'b', '1', ' ', '-', '&', ';b', '.'].map((after) => `x&${name}${after}`)
    expect(raws.map((raw) => decodeReferences(raw, place))).toEqual(raws.map((raw) => REFERENCE[place](raw)))
  })

  test.each([
    ['a &amp; b &lt;&gt;&quot;&apos;'],
    ['&#65;&#x42;&#X43;'],
    ['&#65&#x42 &#67g &#x44z'],
    ['&#xD800;&#x110000;&#99999999999999999999;'],
    ['&#00000000000065;'],
    ['&#; &#x; & &; &&amp;'],
    ['&#10;&#9;&#13;x'],
    ['caf&eacute; &nosuch; &NotEqualTilde;'],
    ['?a=1&copy=2&not=3&lt'],
  ])('%j', (raw) => {
    expect(decodeReferences(raw, place)).toBe(REFERENCE[place](raw))
  })

  test('every number that the code page of old pages has another character for', () => {
    const raws = Array.from({length: 0x20}, (_, index) => `&#${0x80 + index};`)
    expect(raws.map((raw) => decodeReferences(raw, place))).toEqual(raws.map((raw) => REFERENCE[place](raw)))
  })
})

test('zero is no character', () => {
  expect(decodeReferences('&#0;&#x0', 'attribute')).toBe('\uFFFD\uFFFD')
})
