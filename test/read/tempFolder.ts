import {chmod, mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'

/** A folder of its own for one test, removed with `await using`. */
export interface TempFolder extends AsyncDisposable {
  /** Absolute path. */
  path: string
  /** Absolute path of a file in it. */
  file: (name: string) => string
}

/**
 * Makes a temporary folder with files in it.
 *
 * @param files - contents by path; a path that ends in `/` makes an empty folder
 */
export async function createTempFolder(files: Record<string, string | Uint8Array>): Promise<TempFolder> {
  const path = await mkdtemp(join(tmpdir(), 'articles-'))
  await chmod(path, 0o755)
  const file = (name: string): string => join(path, name)
  for (const [name, content] of Object.entries(files)) {
    await mkdir(name.endsWith('/') ? file(name) : dirname(file(name)), {recursive: true})
    if (!name.endsWith('/')) await writeFile(file(name), content)
  }
  return {path, file, [Symbol.asyncDispose]: () => rm(path, {recursive: true, force: true})}
}

/** Runs a function without the rights of a super-user, who may read everything; as oneself when one is none. */
export async function withoutPrivileges<Result>(run: () => Promise<Result>): Promise<Result> {
  const nobody = 65_534
  if (process.geteuid?.() !== 0) return run()
  process.seteuid?.(nobody)
  try {
    return await run()
  } finally {
    process.seteuid?.(0)
  }
}
