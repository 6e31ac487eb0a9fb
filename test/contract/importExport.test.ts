import {createReadStream} from 'node:fs'

import {exportDataset} from '@sanity/export'
import {sanityImport} from '@sanity/import'
import {expect, test} from 'vitest'

import {startLake} from '../helpers/startLake.ts'
import {createTempFolder} from '../read/tempFolder.ts'
import {createLibrary, readLibrary} from './library.ts'

test('@sanity/export writes an archive of which @sanity/import makes the same dataset again', async () => {
  await using folder = await createTempFolder({})
  await using source = await startLake()
  await createLibrary(source.client)
  const outputPath = folder.file('production.tar.gz')
  const exported = await exportDataset({client: source.client, dataset: 'production', outputPath, assetConcurrency: 4})
  expect(exported).toMatchObject({documentCount: 5, assetCount: 3})

  await using target = await startLake()
  const {client} = target
  const settings = {client: client as never, operation: 'create'} as const
  const imported = await sanityImport(createReadStream(outputPath), settings)
  expect(imported).toMatchObject({numDocs: 5, warnings: []})
  expect(await readLibrary(client)).toEqual(await readLibrary(source.client))

  await expect(sanityImport(createReadStream(outputPath), settings)).rejects.toThrow('Document by ID "')
  await client.patch('tea').set({title: 'Edited'}).commit()
  await sanityImport(createReadStream(outputPath), {...settings, operation: 'createIfNotExists'})
  expect(await client.getDocument('tea')).toMatchObject({title: 'Edited'})
  await sanityImport(createReadStream(outputPath), {...settings, operation: 'createOrReplace'})
  expect(await readLibrary(client)).toEqual(await readLibrary(source.client))
})
