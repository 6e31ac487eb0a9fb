import {expect, test} from 'vitest'

import {checkFootnotes} from '../../../schemas/rules/checkFootnotes.ts'

const call = (identifier: string) => ({
  _type: 'block',
  children: [
    {_type: 'span', text: 'As shown'},
    {_type: 'footnoteReference', identifier},
  ],
})
const footnote = (identifier: string, content: unknown[] = []) => ({_type: 'footnote', identifier, content})

test.each<[string, unknown[] | undefined, true | string]>([
  ['no body', undefined, true],
  ['a body without calls', [footnote('a')], true],
  ['a call and its footnote', [call('a'), footnote('a')], true],
  ['a footnote inside a quotation', [call('a'), {_type: 'quote', content: [footnote('a')]}], true],
  ['a call inside a footnote', [call('a'), footnote('a', [call('b')]), footnote('b')], true],
  [
    'a call that leads nowhere',
    [call('a'), call('b'), footnote('b')],
    'No footnote is called "a". Add it, or remove the call.',
  ],
  [
    'several, one of them called twice',
    [call('a'), call('a'), {_type: 'table', rows: [{cells: [{value: [call('b')]}]}]}],
    'No footnote is called "a", "b". Add it, or remove the call.',
  ],
])('%s', (_, body, expected) => {
  expect(checkFootnotes(body)).toBe(expected)
})
