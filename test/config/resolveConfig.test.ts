import {expect, test} from 'vitest'

import {resolveConfig} from '../../migrate/config/resolveConfig.ts'

test('a preset, the configuration and the command line count in this order', () => {
  const config = {
    sources: ['posts'],
    preset: 'hugo',
    frontMatter: {timeZone: 'Europe/Berlin', dateOrder: 'dmy'},
    convert: {flatOnly: true},
    links: {bases: ['/blog/']},
  } as const
  expect(resolveConfig(config, '')).toEqual({
    sources: ['posts'],
    convert: {
      dialect: 'hugo',
      flatOnly: true,
      frontMatter: {timeZone: 'Europe/Berlin', dateOrder: 'dmy'},
      links: {bases: ['/blog/']},
      publishing: {future: 'draft'},
      slugs: {from: 'path'},
    },
    staticRoot: 'static',
  })
  expect(
    resolveConfig(config, '', {dialect: 'plain', timeZone: 'UTC', linkBase: ['/'], drafts: 'skip', future: 'publish'})
      .convert,
  ).toEqual({
    dialect: 'plain',
    flatOnly: true,
    frontMatter: {timeZone: 'UTC', dateOrder: 'dmy'},
    links: {bases: ['/']},
    publishing: {drafts: 'skip', future: 'publish'},
    slugs: {from: 'path'},
  })
})

test('nothing said is nothing set', () => {
  expect(resolveConfig({}, '')).toEqual({sources: [], convert: {}})
})

test('the text of a configuration with functions is its version, unless it states one', () => {
  const fields = {title: {from: 'a', transform: (value: unknown) => value}}
  const one = resolveConfig({frontMatter: {fields}}, 'one').convert.version
  expect(one).toMatch(/^[\da-f]{16}$/)
  expect(resolveConfig({frontMatter: {fields}}, 'two').convert.version).not.toBe(one)
  expect(resolveConfig({frontMatter: {fields}, convert: {version: '1'}}, 'one').convert.version).toBe('1')
  expect(resolveConfig({frontMatter: {fields: {title: 'a'}}}, 'one').convert.version).toBeUndefined()
})
