import {describe, expect, test} from 'vitest'

import {readCalloutName, writeCalloutName} from '../../migrate/convert/calloutNames.ts'
import {toPortableText} from '../../migrate/convert/toPortableText.ts'
import {toMarkdown} from '../../migrate/markdown/toMarkdown.ts'

describe('the name of a callout', () => {
  test.each([
    ['NOTE', {tone: 'note'}],
    ['caution', {tone: 'caution'}],
    ['Info', {tone: 'note', title: 'Info'}],
    ['danger', {tone: 'caution', title: 'Danger'}],
    ['SUCCESS', {tone: 'tip', title: 'Success'}],
    ['constructor', undefined],
    ['nothing', undefined],
  ])('%s', (name, expected) => {
    expect(readCalloutName(name)).toEqual(expected)
  })

  test('is written for a title that only a name said', () => {
    expect(writeCalloutName('note', 'Info')).toBe('info')
    expect(writeCalloutName('note', undefined)).toBe('note')
    expect(writeCalloutName('tip', 'Info')).toBeUndefined()
    expect(writeCalloutName('note', 'Read this')).toBeUndefined()
  })
})

test('an alert with such a name is a callout, and is written as that alert', () => {
  const {blocks} = toPortableText('> [!Info]\n> a')
  expect(blocks).toMatchObject([{_type: 'callout', tone: 'note', title: 'Info', content: [{children: [{text: 'a'}]}]}])
  expect(toMarkdown(blocks)).toEqual({markdown: '> [!INFO]\n> a\n', messages: []})
})

test('a quotation that begins with such a name in words stays one', () => {
  const {blocks} = toPortableText('> \\[!info]\n> a')
  expect(blocks).toMatchObject([{_type: 'block', style: 'blockquote'}])
  expect(toPortableText(toMarkdown(blocks).markdown).blocks).toEqual(blocks)
})
