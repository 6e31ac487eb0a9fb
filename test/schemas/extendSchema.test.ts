import {createSchema, defineType} from 'sanity'
import {describe, expect, test} from 'vitest'

import {extendSchema, schemaTypes} from '../../schemas/index.ts'
import {articlePlugin} from '../../studio/index.ts'
import {findSchemaMismatches} from '../helpers/findSchemaMismatches.ts'

const own = {
  blocks: [defineType({name: 'video', type: 'object', fields: [{name: 'id', type: 'string'}]})],
  inline: [defineType({name: 'mention', type: 'object', fields: [{name: 'handle', type: 'string'}]})],
}
const types = extendSchema(schemaTypes, own)

const video = {_type: 'video', _key: 'v', id: 'a'}
const mention = {_type: 'mention', _key: 'm', handle: 'b', marks: ['strong']}
const words = {
  _type: 'block',
  _key: 'w',
  style: 'normal',
  markDefs: [],
  children: [{_type: 'span', _key: 's', marks: [], text: ''}, mention, {_type: 'span', _key: 't', marks: [], text: ''}],
}
const article = {
  _type: 'article',
  _id: 'a',
  body: [
    video,
    words,
    {_type: 'quote', _key: 'q', content: [video, words]},
    {
      _type: 'table',
      _key: 't',
      headerRows: 0,
      rows: [{_type: 'row', _key: 'r', cells: [{_type: 'cell', _key: 'c', value: [words]}]}],
    },
  ],
}

describe('a schema with types of the user', () => {
  test('is one the Studio takes', () => {
    expect(createSchema({name: 'test', types})._validation).toEqual([])
  })

  test('has them where the body of an article can hold them', () => {
    const mismatches = (given: typeof types) => {
      const type = createSchema({name: 'test', types: given}).get('article')
      return type ? findSchemaMismatches(type, article) : ['no article']
    }
    expect(mismatches(types)).toEqual([])
    expect(mismatches(schemaTypes)).toEqual([
      '.body[0]: video is no member of articleBody',
      '.body[1].children[1]: mention is no member of array',
      '.body[2].content[0]: video is no member of articleBody',
      '.body[2].content[1].children[1]: mention is no member of array',
      '.body[3].rows[0].cells[0].value[0].children[1]: mention is no member of array',
    ])
  })

  test('leaves the types it is made of as they are', () => {
    const before = schemaTypes.map(({name}) => name)
    expect(extendSchema(schemaTypes, {})).toHaveLength(schemaTypes.length)
    expect(schemaTypes.map(({name}) => name)).toEqual(before)
    expect(own.inline[0]?.fields).toHaveLength(1)
  })

  test('comes with the plugin', () => {
    const names = (plugin: ReturnType<typeof articlePlugin>) => {
      const given = plugin.schema?.types
      return Array.isArray(given) ? given.map(({name}) => name) : []
    }
    expect(names(articlePlugin({types: own}))).toEqual([...names(articlePlugin()), 'video', 'mention'])
    const body = articlePlugin({types: own}).schema?.types
    const found = Array.isArray(body) ? body.find(({name}) => name === 'articleBody') : undefined
    expect(JSON.stringify(found)).toContain('"video"')
  })
})
