import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join, relative} from 'node:path'

import {expect, test} from 'vitest'

import {schemaTypes} from '../../schemas/index.ts'
import {runSanity} from '../../studio/serve/runSanity.ts'
import {ROOT} from '../helpers/startTestStudio.ts'

interface ExtractedType {
  type: 'document' | 'type'
  name: string
  attributes?: Record<string, unknown>
  value?: {attributes?: Record<string, {value: unknown}>}
}

test('`sanity schema extract` knows every type, and sees through the recursion', {timeout: 120_000}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'schema-'))
  try {
    const studio = join(ROOT, 'studio')
    await runSanity(['schema', 'extract', '--path', relative(studio, join(folder, 'schema.json'))], {cwd: studio})
    const extracted = JSON.parse(await readFile(join(folder, 'schema.json'), 'utf8')) as ExtractedType[]
    const find = (name: string) => extracted.find((type) => type.name === name)

    expect(schemaTypes.filter(({name}) => find(name) === undefined)).toEqual([])
    expect(Object.keys(find('article')?.attributes ?? {}).filter((name) => !name.startsWith('_'))).toEqual([
      'title',
      'subtitle',
      'slug',
      'excerpt',
      'coverImage',
      'body',
      'category',
      'author',
      'coAuthors',
      'tags',
      'publishedAt',
      'updatedAt',
      'language',
      'redirectFrom',
      'seo',
    ])
    expect(find('quote')?.value?.attributes?.['content']?.value).toEqual({type: 'inline', name: 'articleBody'})
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
})
