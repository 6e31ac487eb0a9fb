import {spawn} from 'node:child_process'
import {join} from 'node:path'

import {waitForExit} from './waitForExit.ts'

/** Options of {@link runImport}. */
export interface RunImportOptions {
  /** Absolute path of the package. */
  root: string
  /** Files, folders or globs with articles. */
  paths: string[]
  /** Address of the lake to import into. */
  lake: string
  dataset: string
  /** Interrupts the import the way Ctrl-C does. */
  signal: AbortSignal
  /** Where its output goes: to this process's own (the default) or nowhere. */
  output?: 'inherit' | 'ignore'
}

/**
 * Runs `migrate import` as a process of its own, so that a reader sees what the command shows to anyone.
 *
 * @returns its exit code
 * @throws the signal's reason, once the interrupted import has come to its end
 */
export async function runImport({
  root,
  paths,
  lake,
  dataset,
  signal,
  output = 'inherit',
}: RunImportOptions): Promise<number> {
  const args = [join(root, 'migrate', 'bin.ts'), 'import', ...paths, '--lake', lake, '--dataset', dataset]
  // In a process group of its own, a Ctrl-C on the terminal reaches it once, through the signal, and not twice.
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', output, output],
    detached: process.platform !== 'win32',
  })
  return waitForExit(child, signal)
}
