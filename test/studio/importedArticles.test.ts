import {createClient} from '@sanity/client'
import type {SanityDocument, Workspace} from 'sanity'
import {glob} from 'tinyglobby'
import {afterAll, beforeAll, expect, test} from 'vitest'

import {createLake, type Lake} from '../../src/lake/index.ts'
import {runImport} from '../../studio/serve/runImport.ts'
import {findSchemaMismatches} from '../helpers/findSchemaMismatches.ts'
import {ROOT} from '../helpers/startTestStudio.ts'
import {createTestWorkspace, validateAlone} from '../helpers/studioWorkspace.ts'

let lake: Lake
let workspace: Workspace
let documents: SanityDocument[]
let imported: number

beforeAll(async () => {
  workspace = await createTestWorkspace()
  lake = await createLake()
  imported = await runImport({
    root: ROOT,
    paths: [`${ROOT}/fixtures/articles`],
    lake: lake.url,
    dataset: lake.dataset,
    signal: new AbortController().signal,
    output: 'ignore',
  })
  const client = createClient({
    projectId: lake.project,
    dataset: lake.dataset,
    apiHost: lake.url,
    apiVersion: '2025-02-19',
    useProjectHostname: false,
    useCdn: false,
  })
  documents = await client.fetch('*[_type in ["article", "category", "author"]] | order(_id)')
})

afterAll(() => lake?.close())

test('every fixture arrives', async () => {
  const files = await glob('**/*.md', {cwd: `${ROOT}/fixtures/articles`})
  expect(imported).toBe(0)
  expect(documents.filter(({_type}) => _type === 'article')).toHaveLength(files.length)
})

test('every imported document fits the schema', () => {
  const mismatches = documents.flatMap((document) => {
    const type = workspace.schema.get(document._type)
    return type === undefined ? [`no type ${document._type}`] : findSchemaMismatches(type, document, document._id)
  })
  expect(mismatches).toEqual([])
})

test('no imported document has an error in the Studio', async () => {
  const found = await Promise.all(
    documents.map(async (document) => {
      const lines = await validateAlone(workspace, document)
      return lines.filter((line) => line.startsWith('error')).map((line) => `${document._id} ${line}`)
    }),
  )
  expect(found.flat()).toEqual([])
})
