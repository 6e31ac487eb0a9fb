import {describe, expect, test} from 'vitest'

import {loadConfig} from '../../migrate/config/loadConfig.ts'
import {isMigrateError} from '../../migrate/errors.ts'
import {createTempFolder} from '../read/tempFolder.ts'

const VALID = `import type {MigrationConfig} from 'nowhere'
export default {
  sources: ['posts'],
  preset: 'jekyll',
  frontMatter: {timeZone: 'Europe/Berlin', fields: {excerpt: ['lead'], category: {from: 'section', transform: (value) => value}}},
  links: {bases: ['/blog/']},
} satisfies MigrationConfig
`

test('a configuration is a module with types, found by its name', async () => {
  await using folder = await createTempFolder({'migrate.config.ts': VALID, 'migrate.config.js': 'export default {}'})
  const {config, path, text, folder: base} = await loadConfig(folder.path)
  expect({path, text, base}).toEqual({path: 'migrate.config.ts', text: VALID, base: folder.path})
  expect(config).toMatchObject({sources: ['posts'], preset: 'jekyll', links: {bases: ['/blog/']}})
})

test('it may be named, and stand elsewhere', async () => {
  await using folder = await createTempFolder({'tools/blog.mjs': 'export default {sources: ["a"]}'})
  const {config, folder: base, path} = await loadConfig(folder.path, 'tools/blog.mjs')
  expect({config, base, path}).toEqual({
    config: {sources: ['a']},
    base: `${folder.path}/tools`,
    path: 'tools/blog.mjs',
  })
})

test('without one, everything is as the commands have it', async () => {
  await using folder = await createTempFolder({'a.md': ''})
  expect(await loadConfig(folder.path)).toEqual({config: {}, text: '', folder: folder.path})
})

describe('what cannot be used is refused in one sentence', () => {
  test.each([
    ['a syntax error', 'export default {', /^The configuration migrate\.config\.ts does not run: /],
    ['an error of its own', 'throw new Error("no luck")', /does not run: no luck$/],
    ['no default export', 'export const a = 1', /its default export is not as it should be: /],
    ['an unknown key', 'export default {source: ["a"]}', /its default export is not as it should be: .*source/],
    ['an unknown preset', 'export default {preset: "gatsby"}', /`preset` is not as it should be: /],
    [
      'no time zone',
      'export default {frontMatter: {timeZone: "Mars"}}',
      /`frontMatter\.timeZone` is not as it should be: expected a time zone such as/,
    ],
    ['an unknown field', 'export default {frontMatter: {fields: {lead: "x"}}}', /`frontMatter\.fields/],
  ])('%s', async (_, text, message) => {
    await using folder = await createTempFolder({'migrate.config.ts': text})
    const error: unknown = await loadConfig(folder.path).catch((thrown: unknown) => thrown)
    expect(isMigrateError(error) && error.code).toBe('config-invalid')
    expect(isMigrateError(error) && error.message).toMatch(message)
  })

  test('a file that is not there', async () => {
    await using folder = await createTempFolder({'a.md': ''})
    await expect(loadConfig(folder.path, 'gone.ts')).rejects.toThrow('The configuration gone.ts cannot be read.')
  })
})
