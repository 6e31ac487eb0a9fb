import {existsSync} from 'node:fs'

import {createLake, findRunningLake} from '../../src/lake/index.ts'
import {MigrateError} from '../errors.ts'
import {describeLakeFailure} from '../target/describeLakeFailure.ts'
import {nameFolder} from '../target/openTarget.ts'
import {DEFAULT_LAKE, resolveTarget, type TargetChoice, type TargetOptions} from '../target/resolveTarget.ts'

/** The folder of a lake, as a command chose it. */
export type FolderChoice = Extract<TargetChoice, {kind: 'lake-folder'}>

/** A lake that can be used now, started here or by somebody else. */
export interface OpenLake {
  url: string
  project: string
  dataset: string
  /** Ends a lake that was started here; another one goes on. */
  close(): Promise<void>
}

/**
 * Chooses the folder of a lake. The environment's project is for hosted work and does not matter here.
 *
 * @throws MigrateError `usage` for an address.
 */
export function chooseFolder(
  flags: TargetOptions,
  environment: Readonly<Record<string, string | undefined>>,
  cwd: string,
): FolderChoice {
  const {SANITY_PROJECT_ID: _hosted, ...env} = environment
  const lake = flags.lake ?? (env['MIGRATE_LAKE'] || DEFAULT_LAKE)
  const choice = resolveTarget({...flags, lake}, env, cwd)
  if (choice.kind === 'lake-folder') return choice
  throw new MigrateError(
    'usage',
    `migrate lake works on a folder, and ${JSON.stringify(lake)} is an address.`,
    'Pass --lake with a folder.',
  )
}

/** Refuses a folder in which there is no lake. */
export function requireLake(choice: FolderChoice, cwd: string): void {
  if (existsSync(choice.dir)) return
  throw new MigrateError(
    'target-missing',
    `There is no lake in ${nameFolder(choice.dir, cwd)}.`,
    'Pass --lake with the folder of one, or make one with `migrate lake` or `migrate import`.',
  )
}

/**
 * Uses the lake that serves a folder, or starts one.
 *
 * @throws MigrateError `lake-failed`, `target-full` or `target-invalid` when it cannot be started.
 */
export async function openLake(choice: FolderChoice, cwd: string): Promise<OpenLake> {
  const {dir, project, dataset} = choice
  try {
    const running = await findRunningLake(dir)
    if (running) return {url: running.url, project: running.project, dataset, close: async () => {}}
    const lake = await createLake({dir, dataset, ...(project !== undefined && {project})})
    return {url: lake.url, project: lake.project, dataset: lake.dataset, close: () => lake.close()}
  } catch (cause) {
    const otherwise = 'Pass --port 0 for any free port, or --lake with another folder.'
    throw describeLakeFailure(cause, `The lake in ${nameFolder(dir, cwd)} cannot be served`, otherwise)
  }
}
