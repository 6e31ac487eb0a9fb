import {existsSync} from 'node:fs'
import {relative} from 'node:path'
import {setTimeout} from 'node:timers/promises'

import type {SanityClient} from '@sanity/client'

import {isInside} from '../../src/fs/isInside.ts'
import type {Lake} from '../../src/lake/index.ts'
import type {MigrateError} from '../errors.ts'
import {createTargetClient} from './createTargetClient.ts'
import {describeLakeFailure} from './describeLakeFailure.ts'
import {DEFAULT_LAKE, type TargetChoice} from './resolveTarget.ts'

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
  /** What to do once something is in it; a clause that can follow "Next:". */
  next: string
  client: SanityClient
  /** True for the lake of a folder that another process serves, and takes with it when it ends. */
  isServedElsewhere?: true
  /** Ends a lake that was started for this target; the data stay. */
  close(): Promise<void>
}

/** How long another process may take to begin or to end with a lake. */
const PATIENCE_MS = 5000
const POLL_MS = 100

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
 * @throws MigrateError `lake-failed`, `target-full` or `target-invalid` when the folder's lake cannot be started.
 */
export async function openTarget(choice: TargetChoice, options: OpenOptions): Promise<Target> {
  switch (choice.kind) {
    case 'hosted': {
      const {project, dataset} = choice
      const label = `the hosted project ${project}, dataset ${dataset}`
      const url = `https://${project}.api.sanity.io`
      const next = 'open the Studio of the project'
      const client = createTargetClient(choice)
      return {kind: 'hosted', url, project, dataset, label, next, client, close: async () => {}}
    }
    case 'lake-address': {
      const {project = LAKE_PROJECT, ...named} = choice
      const {url, dataset} = named
      const label = `the lake at ${url} (${project}/${dataset})`
      return toLakeTarget({...named, project}, {label, next: openRunning(url)}, async () => {})
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
  const folder = nameFolder(dir, cwd)
  // Whoever imports into a hosted dataset need not wait for the lake to load.
  const {createLake, findRunningLake, isLakeInUse} = await import('../../src/lake/index.ts')
  const inMemory = readOnly && !existsSync(dir)
  const own = {project: choice.project ?? LAKE_PROJECT, dataset, ...(!inMemory && {dir})}
  const until = performance.now() + PATIENCE_MS
  let lake: Lake | undefined
  while (lake === undefined) {
    const running = await findRunningLake(dir)
    if (running) return useRunning(running, choice, {folder, readOnly})
    try {
      // A command is over soon, and asks for few documents or for all.
      lake = await createLake({...own, prepare: false})
    } catch (cause) {
      if (!isLakeInUse(cause) || performance.now() > until) throw cannotOpen(cause, folder)
      await setTimeout(POLL_MS)
    }
  }
  const label = `the embedded lake ${folder} (${lake.project}/${lake.dataset})`
  const option = folder === DEFAULT_LAKE ? '' : ` --lake ${folder}`
  return toLakeTarget(lake, {label, next: `migrate lake${option}, which serves what was imported`}, () => lake.close())
}

async function useRunning(
  {url, project: its}: {url: string; project: string},
  choice: Extract<TargetChoice, {kind: 'lake-folder'}>,
  {folder, readOnly}: {folder: string; readOnly: boolean},
): Promise<Target> {
  const project = choice.project ?? its
  const label = `the embedded lake ${folder}, running at ${url} (${project}/${choice.dataset})`
  const target = toLakeTarget({...choice, url, project}, {label, next: openRunning(url)}, async () => {})
  if (!readOnly) await ensureDataset(target)
  return {...target, isServedElsewhere: true}
}

function openRunning(url: string): string {
  return `open a Studio on ${url}, or query it`
}

/**
 * A folder as its user would write it: relative while it is below the working folder.
 *
 * @param dir - Absolute.
 * @param cwd - Absolute path of the working folder.
 */
export function nameFolder(dir: string, cwd: string): string {
  return dir === cwd || isInside(dir, cwd) ? relative(cwd, dir) || '.' : dir
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

function cannotOpen(cause: unknown, folder: string): MigrateError {
  const otherwise = 'Pass --lake with another folder, or with the address of a lake that runs.'
  return describeLakeFailure(cause, `The embedded lake in ${folder} cannot be opened`, otherwise)
}

function toLakeTarget(
  lake: {url: string; project: string; dataset: string; token?: string},
  words: Pick<Target, 'label' | 'next'>,
  close: () => Promise<void>,
): Target {
  const {url, project, dataset, token} = lake
  const client = createTargetClient({url, project, dataset, ...(token !== undefined && {token})})
  return {kind: 'lake', url, project, dataset, ...words, client, close}
}
