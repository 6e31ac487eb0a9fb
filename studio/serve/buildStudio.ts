import {mkdir, readdir, readFile, rename, rm, stat, writeFile} from 'node:fs/promises'
import {join} from 'node:path'

import {glob} from 'tinyglobby'

import {hashInputs} from './hashInputs.ts'
import {removeRemoteParts} from './indexHtml.ts'
import {runSanity} from './runSanity.ts'

/** Everything the bundle is made of; a change in any of it makes a new build. */
export const BUNDLE_INPUTS = [
  'studio/**',
  'schemas/**',
  'src/html/**',
  'src/portable-text/**',
  'src/render/**',
  'migrate/convert/**',
  'migrate/document/**',
  'migrate/types/**',
  'migrate/types.ts',
  'package.json',
  'package-lock.json',
]

/** A Studio ready to be served. */
export interface StudioBuild {
  /** Absolute path of the folder that holds `index.html`. */
  folder: string
  /** False when an earlier build of the same inputs was found. */
  built: boolean
}

/** Options of {@link buildStudio}. */
export interface BuildStudioOptions {
  /** Absolute path of the package. */
  root: string
  /** Called once, before a build starts; not when an earlier one serves. */
  onBuild?: () => void
  /** Stops a running build. */
  signal?: AbortSignal
}

/**
 * Builds the Studio with `sanity build` into `.cache/studio/<hash of its inputs>`, or finds the build that is there
 * already. Needs no network.
 *
 * @throws Error with everything `sanity build` printed, when it fails
 */
export async function buildStudio({root, onBuild, signal}: BuildStudioOptions): Promise<StudioBuild> {
  const cache = join(root, '.cache', 'studio')
  const folder = join(cache, await hashInputs(root, BUNDLE_INPUTS))
  if (await exists(folder)) return {folder, built: false}

  onBuild?.()
  const draft = `${folder}.${process.pid}`
  await mkdir(cache, {recursive: true})
  try {
    await runSanity(['build', draft, '--yes'], {cwd: join(root, 'studio'), ...(signal && {signal})})
    for (const file of await glob(['index.html', '**/*.css'], {cwd: draft, absolute: true})) {
      await writeFile(file, removeRemoteParts(await readFile(file, 'utf8')))
    }
    await moveInPlace(draft, folder)
    await removeOthers(cache, folder)
  } finally {
    await rm(draft, {recursive: true, force: true})
  }
  return {folder, built: true}
}

/** Renames a finished build; when another process finished the same build first, that one stays. */
async function moveInPlace(draft: string, folder: string): Promise<void> {
  try {
    await rename(draft, folder)
  } catch (error) {
    if (!(await exists(folder))) throw error
  }
}

/** Removes the builds of earlier inputs. A Studio that is being served from one of them has read it whole. */
async function removeOthers(cache: string, folder: string): Promise<void> {
  const names = await readdir(cache)
  const finished = names.filter((name) => !name.includes('.') && join(cache, name) !== folder)
  await Promise.all(finished.map((name) => rm(join(cache, name), {recursive: true, force: true})))
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
