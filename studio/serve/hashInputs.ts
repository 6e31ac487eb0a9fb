import {createHash} from 'node:crypto'
import {readFile} from 'node:fs/promises'
import {join} from 'node:path'

import {glob} from 'tinyglobby'

/**
 * One hash over the names and contents of files: the same inputs give the same hash on every machine.
 *
 * @param root - folder the patterns count from
 * @param patterns - files and globs; what a pattern does not find adds nothing
 * @returns 16 hex digits
 */
export async function hashInputs(root: string, patterns: string[]): Promise<string> {
  const files = await glob(patterns, {cwd: root, ignore: ['**/node_modules/**', '**/.sanity/**', '**/dist/**']})
  const hash = createHash('sha256')
  for (const file of files.sort()) {
    const content = await readFile(join(root, file))
    hash.update(`${file}\0${content.byteLength}\0`).update(content)
  }
  return hash.digest('hex').slice(0, 16)
}
