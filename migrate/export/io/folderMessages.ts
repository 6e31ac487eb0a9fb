import type {Message} from '../../types.ts'

function writeError(rule: string, reason: string): Message {
  return {severity: 'error', rule: `export/${rule}`, reason}
}

/** A file that a person wrote or changed. */
export function differs(path: string): Message {
  return writeError(
    'file-exists',
    `The file ${path} is there, differs, and is not as an export wrote it, so it stays. Move it away, or replace it with --force.`,
  )
}

/** A folder that is a symbolic link to somewhere else. */
export function leadsOutside(path: string): Message {
  return writeError(
    'outside',
    `A symbolic link on the way to ${path} leads out of the folder, and nothing is written through it. Remove the link.`,
  )
}

const SYSTEM_ERRORS: Readonly<Record<string, (path: string) => string>> = {
  EACCES: (path) => `You are not allowed to write ${path}. Give your user write permission, then run again.`,
  EPERM: (path) => `You are not allowed to write ${path}. Give your user write permission, then run again.`,
  EISDIR: (path) => `There is a folder at ${path}, where a file is to be written. Move it away.`,
  ENOTDIR: (path) => `A part of the path ${path} is a file, where a folder is needed. Move it away.`,
  EEXIST: (path) => `A part of the path ${path} is a file, where a folder is needed. Move it away.`,
  ENAMETOOLONG: (path) => `The system does not take a name as long as ${path}. Give the article a shorter slug.`,
  ENOSPC: (path) => `There is no space left to write ${path}. Make some, then run again.`,
}

/**
 * The message for an error of the file system.
 *
 * @param error - What `node:fs` threw; an error without a `code` is not one of the file system's and is thrown on.
 * @param path - The file, below the exported folder.
 */
export function fromWriteError(error: unknown, path: string): Message {
  const code = (error as NodeJS.ErrnoException | undefined)?.code
  if (!(error instanceof Error) || code === undefined) throw error
  const describe = SYSTEM_ERRORS[code]
  const reason =
    describe?.(path) ?? `The system could not write ${path} (${error.message}). Repair that, then run again.`
  return writeError('not-written', reason)
}
