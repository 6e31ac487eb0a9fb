import {randomUUID} from 'node:crypto'
import {createReadStream, existsSync, statSync} from 'node:fs'
import {rename, rm} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'

import type {SanityClient} from '@sanity/client'

import {MigrateError} from '../errors.ts'

/** What to leave out of an export. */
export interface ExportChoice {
  dataset: string
  /** Absolute path of the archive. */
  file: string
  drafts: boolean
  assets: boolean
  /** Only documents of these types; all when absent. */
  types?: string[]
}

/** What to do with documents that are there already: refuse, leave, or replace them. */
export type ImportOperation = 'create' | 'createIfNotExists' | 'createOrReplace'

/**
 * Writes a dataset as `sanity datasets export` does, with its own program: documents as JSON lines, and assets as files, in one
 * gzipped tar archive. The archive appears whole or not at all; one that is there stays until then.
 *
 * @param onStep - Told what is being done.
 */
export async function exportArchive(
  client: SanityClient,
  {dataset, file, types, ...parts}: ExportChoice,
  onStep: (step: string) => void,
): Promise<{documents: number; assets: number}> {
  const {exportDataset} = await import('@sanity/export')
  const part = join(dirname(file), `.${basename(file)}.${randomUUID()}.part`)
  try {
    const {documentCount, assetCount} = await exportDataset({
      client,
      dataset,
      outputPath: part,
      ...parts,
      ...(types && {types}),
      onProgress: ({step, update}) => update === true || onStep(step),
    })
    await rename(part, file)
    return {documents: documentCount, assets: assetCount}
  } finally {
    await rm(part, {force: true})
  }
}

/**
 * Imports what an export wrote, JSON lines, or the folder of an unpacked archive, as `sanity datasets import` does, with its own
 * program.
 *
 * @param source - Absolute path.
 * @throws MigrateError `usage` when there is nothing there, `target-failed` when the lake refuses a document.
 */
export async function importArchive(
  client: SanityClient,
  source: string,
  options: {operation: ImportOperation; allowFailingAssets: boolean},
  onStep: (step: string) => void,
): Promise<{documents: number; warnings: string[]}> {
  if (!existsSync(source)) {
    const hint = 'Pass an archive as `migrate lake export` writes it, a file of JSON lines, or a folder with one.'
    throw new MigrateError('usage', `There is no ${source}.`, hint)
  }
  const {sanityImport} = await import('@sanity/import')
  const input = statSync(source).isDirectory() ? source : createReadStream(source)
  const {numDocs, warnings} = await sanityImport(input, {
    client,
    ...options,
    onProgress: ({step, current}) => current === undefined && onStep(step),
  })
  return {documents: numDocs, warnings: warnings.map(({message}) => message)}
}
