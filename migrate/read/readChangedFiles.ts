import {execFile} from 'node:child_process'
import {resolve} from 'node:path'
import {promisify} from 'node:util'

import {MigrateError} from '../errors.ts'

const run = promisify(execFile)

/** Bytes that git may answer with: the names of about a hundred thousand files. */
const MAX_OUTPUT = 64 * 1024 * 1024

/**
 * Asks git which files differ from a commit: changed, new, removed, or not known to git yet; one that was renamed under both
 * names. Files that git ignores are not among
 * them.
 *
 * @param ref - A commit, tag or branch.
 * @param cwd - Absolute path of the working folder; only files below it count.
 * @returns Absolute paths.
 * @throws MigrateError `usage` when there is no git, no repository, or no such commit.
 */
export async function readChangedFiles(ref: string, cwd: string): Promise<ReadonlySet<string>> {
  const options = {cwd, maxBuffer: MAX_OUTPUT}
  try {
    const {stdout: commit} = await run('git', ['rev-parse', '--verify', '--end-of-options', `${ref}^{commit}`], options)
    const [changed, unknown] = await Promise.all([
      run('git', ['diff', '--name-only', '-z', '--relative', '--no-renames', commit.trim(), '--'], options),
      run('git', ['ls-files', '--others', '--exclude-standard', '-z'], options),
    ])
    const names = `${changed.stdout}${unknown.stdout}`.split('\0').filter((name) => name !== '')
    return new Set(names.map((name) => resolve(cwd, name)))
  } catch (cause) {
    const {code, stderr} = cause as {code?: unknown; stderr?: string}
    const said =
      code === 'ENOENT'
        ? 'git is not installed'
        : (stderr ?? String(cause))
            .trim()
            .split('\n', 1)[0]
            ?.replace(/^fatal: /, '')
    throw new MigrateError(
      'usage',
      `--since ${JSON.stringify(ref)} cannot be answered: ${said}.`,
      'Expected a commit, tag or branch of the git repository that the working folder is in.',
      {cause},
    )
  }
}
