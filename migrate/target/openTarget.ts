import {existsSync} from 'node:fs'
import {relative} from 'node:path'

import type {SanityClient} from '@sanity/client'

import {createLake, findRunningLake, type Lake} from '../../src/lake/index.ts'
import {MigrateError} from '../errors.ts'
import {createTargetClient} from './createTargetClient.ts'
import type {TargetChoice} from './resolveTarget.ts'

/** The project id that `migrate` expects of a lake when nothing else is said. */
const LAKE_PROJECT = 'local'

/** An open target. Close it when done. */
export interface Target {
  kind: 'lake' | 'hosted'
  /** Base address of its HTTP interface. */
  url: string
  project: string
  dataset: string
  /** What it is, in words: `the embedded lake .lake (local/production)`. */
  label: string
  client: SanityClient
  /** Ends a lake that was started for this target; the data stay. */
  close(): Promise<void>
}

/** How to open a target. */
export interface OpenOptions {
  /** For the label. */
  cwd: string
  /** True when nothing may be written: a lake that does not exist yet is then opened in memory. */
  readOnly: boolean
}

/**
 * Opens a target: starts the embedded lake of a folder, or uses the one that runs for that folder already.
 *
 * @param choice - As `resolveTarget` chose it.
 * @param options - See {@link OpenOptions}.
 * @throws MigrateError `lake-failed` when the folder's lake cannot be started.
 */
export async function openTarget(choice: TargetChoice, options: OpenOptions): Promise<Target> {
  switch (choice.kind) {
    case 'hosted': {
      const {project, dataset} = choice
      const label = `the hosted project ${project}, dataset ${dataset}`
      const url = `https://${project}.api.sanity.io`
      return {kind: 'hosted', url, project, dataset, label, client: createTargetClient(choice), close: async () => {}}
    }
    case 'lake-address': {
      const {url, project = LAKE_PROJECT, dataset} = choice
      return toLakeTarget({url, project, dataset}, `the lake at ${url} (${project}/${dataset})`, async () => {})
    }
    case 'lake-folder':
      return openFolder(choice, options)
  }
}

async function openFolder(
  choice: Extract<TargetChoice, {kind: 'lake-folder'}>,
  {cwd, readOnly}: OpenOptions,
): Promise<Target> {
  const {dir, dataset} = choice
  const folder = relative(cwd, dir) || '.'
  const running = await findRunningLake(dir)
  if (running) {
    const project = choice.project ?? running.project
    const label = `the embedded lake ${folder}, running at ${running.url} (${project}/${dataset})`
    const target = toLakeTarget({url: running.url, project, dataset}, label, async () => {})
    if (!readOnly) await ensureDataset(target)
    return target
  }
  const inMemory = readOnly && !existsSync(dir)
  const lake = await startLake({project: choice.project ?? LAKE_PROJECT, dataset, ...(!inMemory && {dir})}, folder)
  const label = `the embedded lake ${folder} (${lake.project}/${lake.dataset})`
  return toLakeTarget(lake, label, () => lake.close())
}

/** A lake that runs gets a missing dataset, as one that is started here would. */
async function ensureDataset({client, dataset}: Target): Promise<void> {
  try {
    const datasets = await client.datasets.list()
    if (!datasets.some(({name}) => name === dataset)) await client.datasets.create(dataset)
  } catch {
    // What is wrong with the lake shows at the first read of the dataset, and is reported there.
  }
}

async function startLake(options: {dir?: string; project: string; dataset: string}, folder: string): Promise<Lake> {
  try {
    return await createLake(options)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new MigrateError(
      'lake-failed',
      `The embedded lake in ${folder} cannot be opened: ${reason}`,
      'Pass --lake with another folder, or with the address of a lake that runs.',
      {cause},
    )
  }
}

function toLakeTarget(
  lake: {url: string; project: string; dataset: string},
  label: string,
  close: () => Promise<void>,
): Target {
  const {url, project, dataset} = lake
  return {kind: 'lake', url, project, dataset, label, client: createTargetClient({url, project, dataset}), close}
}
