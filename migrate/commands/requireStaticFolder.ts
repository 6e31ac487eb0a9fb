import {statSync} from 'node:fs'
import {resolve} from 'node:path'

import {MigrateError} from '../errors.ts'

/**
 * The folder that `--static` names.
 *
 * @returns Its absolute path.
 * @throws MigrateError `usage` when it is none.
 */
export function requireStaticFolder(path: string, cwd: string): string {
  const folder = resolve(cwd, path)
  if (statSync(folder, {throwIfNoEntry: false})?.isDirectory()) return folder
  throw new MigrateError(
    'usage',
    `--static ${JSON.stringify(path)} is no folder.`,
    'Name the folder that holds the images.',
  )
}
