import {beforeAll, describe, expect, test} from 'vitest'

import {loadStudioRules, type ValidateDocument} from '../../migrate/check/loadStudioRules.ts'
import {schemaTypes} from '../../schemas/index.ts'

const SOUND = {_id: 'article-a', _type: 'article', title: 'A', slug: {_type: 'slug', current: 'a'}, body: []}

let validate: ValidateDocument

beforeAll(async () => {
  const rules = await loadStudioRules(schemaTypes)
  if ('message' in rules) throw new Error(rules.message.reason)
  validate = rules.validate
})

describe('the validation of the Studio, in Node alone', () => {
  test('finds nothing in a sound article, whose references lead somewhere after the import', async () => {
    const category = {_type: 'reference', _ref: 'category-cloud'}
    expect(await validate({...SOUND, category})).toEqual([])
  })

  test('finds a required field that is empty, a value of the wrong type, a field the schema does not have', async () => {
    const code = {_type: 'code', _key: 'c', code: 3}
    expect(await validate({...SOUND, title: '', body: [code], mood: 'fine'})).toEqual([
      {severity: 'warning', path: ['mood'], text: "Field 'mood' does not exist on type 'article'"},
      {severity: 'error', path: ['title'], text: 'Required'},
      {severity: 'error', path: ['body', {_key: 'c'}, 'code'], text: 'Expected type "String", got "Number"'},
    ])
  })

  test('runs the rules of the schema, inside blocks too', async () => {
    const block = {
      _type: 'block',
      _key: 'b',
      style: 'normal',
      markDefs: [{_type: 'link', _key: 'l', href: 'javascript:alert(1)'}],
      children: [{_type: 'span', _key: 's', text: 'Click', marks: ['l']}],
    }
    expect(await validate({...SOUND, body: [block]})).toEqual([
      {
        severity: 'warning',
        path: ['body', {_key: 'b'}, 'markDefs', {_key: 'l'}, 'href'],
        text: 'Addresses that start with "javascript:" are not shown as links. Use a web address.',
      },
    ])
  })

  test('says the same once', async () => {
    const found = await validate({...SOUND, slug: {_type: 'slug', current: ''}})
    expect(found.length).toBeGreaterThan(0)
    expect(new Set(found.map((complaint) => JSON.stringify(complaint))).size).toBe(found.length)
  })
})
