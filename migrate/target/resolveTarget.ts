/**
 * Chooses the dataset a command works on, from its options and the environment. Reads nothing and opens nothing.
 *
 * @module
 */
import {resolve} from 'node:path'

import {MigrateError} from '../errors.ts'

/** What the command line says about the target. */
export interface TargetOptions {
  /** Folder of an embedded lake, or the address of a running one. */
  lake?: string
  project?: string
  dataset?: string
}

/** The environment variables that choose a target. */
export type TargetEnvironment = Readonly<Record<string, string | undefined>>

/** A chosen target, not opened yet. A lake's project and token are absent when nothing was said about them. */
export type TargetChoice =
  | {kind: 'lake-folder'; dir: string; project?: string; dataset: string; token?: string}
  | {kind: 'lake-address'; url: string; project?: string; dataset: string; token?: string}
  | {kind: 'hosted'; project: string; dataset: string; token: string}

/** The folder of the embedded lake when nothing else is said. */
export const DEFAULT_LAKE = '.lake'
/** The dataset when nothing else is said. */
const DEFAULT_DATASET = 'production'

// The rules `@sanity/client` checks; checking them first lets the message name the option.
const PROJECT_ID = /^[-a-z0-9]+$/i
const DATASET_NAME = /^~?[a-z0-9][-\w]{0,63}$/

/**
 * Chooses the target. In order: `--lake`; `--project` or `SANITY_PROJECT_ID` (hosted, needs `SANITY_AUTH_TOKEN`);
 * `MIGRATE_LAKE`; the folder `.lake/`. The dataset is `--dataset`, `SANITY_DATASET` or `production`.
 *
 * @param options - The command's options.
 * @param env - The environment, `.env` included.
 * @param cwd - Folder that a relative lake folder counts from.
 * @throws MigrateError `target-invalid` or `token-missing`.
 */
export function resolveTarget(options: TargetOptions, env: TargetEnvironment, cwd: string): TargetChoice {
  const dataset = options.dataset ?? (env['SANITY_DATASET'] || DEFAULT_DATASET)
  checkDataset(dataset, options.dataset === undefined ? 'SANITY_DATASET' : '--dataset')

  if (options.lake === undefined) {
    const project = options.project ?? (env['SANITY_PROJECT_ID'] || undefined)
    if (project !== undefined) {
      checkProject(project, options.project === undefined ? 'SANITY_PROJECT_ID' : '--project')
      return {kind: 'hosted', project, dataset, token: requireToken(env, project)}
    }
  }

  if (options.project !== undefined) checkProject(options.project, '--project')
  const token = env['MIGRATE_LAKE_TOKEN'] || undefined
  const named = {
    dataset,
    ...(options.project !== undefined && {project: options.project}),
    ...(token !== undefined && {token}),
  }
  const lake = options.lake ?? (env['MIGRATE_LAKE'] || DEFAULT_LAKE)
  if (!/^[a-z][a-z\d+.-]*:\/\//i.test(lake)) return {kind: 'lake-folder', dir: resolve(cwd, lake), ...named}
  return {kind: 'lake-address', url: toLakeUrl(lake), ...named}
}

function requireToken(env: TargetEnvironment, project: string): string {
  const token = env['SANITY_AUTH_TOKEN']
  if (token) return token
  throw new MigrateError(
    'token-missing',
    `The target is the hosted project ${project}, and there is no token to write to it with.`,
    'Set SANITY_AUTH_TOKEN in the environment or in .env to a token with write access (sanity.io/manage → API → Tokens), ' +
      'or pass --lake .lake to work on an embedded lake instead.',
  )
}

function toLakeUrl(lake: string): string {
  const url = URL.canParse(lake) ? new URL(lake) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new MigrateError(
      'target-invalid',
      `The lake address ${JSON.stringify(lake)} is not an http address.`,
      'Expected a folder, or an address as `migrate lake` prints it: http://127.0.0.1:3910.',
    )
  }
  if (url.username !== '' || url.password !== '') {
    throw new MigrateError(
      'target-invalid',
      `The lake address of ${url.host} holds a user name or a password, which a lake does not know.`,
      'Leave them out, and set MIGRATE_LAKE_TOKEN to a token of the lake if it needs one.',
    )
  }
  return url.href.replace(/\/+$/, '')
}

function checkProject(project: string, from: string): void {
  if (PROJECT_ID.test(project)) return
  throw new MigrateError(
    'target-invalid',
    `${from} ${JSON.stringify(project)} is not a project id.`,
    'A project id has letters, digits and dashes only; sanity.io/manage shows yours.',
  )
}

function checkDataset(dataset: string, from: string): void {
  if (DATASET_NAME.test(dataset)) return
  throw new MigrateError(
    'target-invalid',
    `${from} ${JSON.stringify(dataset)} is not a dataset name.`,
    'A dataset name has 1 to 64 lower-case letters, digits, dashes and underscores, and starts with a letter or digit.',
  )
}
