import type {Message} from '../types.ts'
import {MARKDOWN_ENDINGS_TEXT} from './markdownFiles.ts'

/** A `read/…` message: always an error, because what cannot be read did not arrive. */
function readError(rule: string, reason: string): Message {
  return {severity: 'error', rule: `read/${rule}`, reason}
}

/** A path argument that leads nowhere. */
export function notFound(): Message {
  return readError('not-found', 'There is no file or folder at this path. Check its spelling and the working folder.')
}

/** A glob that nothing matches. */
export function noMatch(): Message {
  return readError(
    'no-match',
    'No file matches this pattern. Check its spelling and the working folder, and put it in quotes.',
  )
}

/** A glob that matches `count` files, none of them Markdown; or a folder without any, when `count` is absent. */
export function noMarkdown(count?: number): Message {
  const found =
    count === undefined
      ? 'There is no Markdown file in this folder or below it'
      : `This pattern matches ${count === 1 ? 'one file, which is no' : `${count} files, none of them a`} Markdown file`
  return readError('no-markdown', `${found}; expected a name that ends in ${MARKDOWN_ENDINGS_TEXT}.`)
}

/** A folder that holds nothing at all. */
export function emptyFolder(): Message {
  return readError('empty-folder', 'This folder is empty. Name a folder that holds Markdown files.')
}

/** A file whose name does not end like that of a Markdown file. */
export function notMarkdown(): Message {
  return readError(
    'not-markdown',
    `This is no Markdown file; expected a name that ends in ${MARKDOWN_ENDINGS_TEXT}. Rename it if it holds Markdown.`,
  )
}

/** Something at a path that is neither a file nor a folder: a socket, a device. */
export function notAFile(): Message {
  return readError('not-a-file', 'This is neither a file nor a folder, so it cannot be read as an article.')
}

/** A symbolic link that is not followed, and where it leads. */
export function linkOut(target: string): Message {
  return readError(
    'link-outside',
    `This symbolic link leads out of the folder given, to ${target}, and is not followed. Give ${target} as well, or put what is there in place of the link.`,
  )
}

/** A folder where a file was expected. */
function isFolder(): Message {
  return readError(
    'is-folder',
    'This is a folder, not a file, though its name ends like one. Rename it, or name the files in it.',
  )
}

const SYSTEM_ERRORS: Readonly<Record<string, () => Message>> = {
  EACCES: () =>
    readError('no-permission', 'You are not allowed to read this. Give your user read permission, then run again.'),
  EPERM: () =>
    readError('no-permission', 'You are not allowed to read this. Give your user read permission, then run again.'),
  EISDIR: isFolder,
  EFTYPE: notAFile,
  ELOOP: () => readError('link-loop', 'This symbolic link leads back to itself. Remove it or point it at a file.'),
  ENOENT: () =>
    readError(
      'vanished',
      'This is not there any more, or is a symbolic link to nothing. Put it back or remove the link.',
    ),
  EMFILE: () =>
    readError('too-many-open', 'The system allows no more open files. Raise the limit (`ulimit -n`), then run again.'),
  ENAMETOOLONG: () => readError('name-too-long', 'The system does not take a name this long. Shorten it.'),
}

/** What Node puts in place of the bytes of a name that are not UTF-8; no such file can be opened by that name. */
const REPLACEMENT = '\u{FFFD}'

/**
 * The message for an error of the file system.
 *
 * @param error - What `node:fs` threw; an error without a `code` is not one of the file system's and is thrown on.
 */
export function fromSystemError(error: unknown): Message {
  const {code, path} = (error ?? {}) as NodeJS.ErrnoException
  if (!(error instanceof Error) || code === undefined) throw error
  if (code === 'ENOENT' && path?.includes(REPLACEMENT)) {
    return readError(
      'name-encoding',
      `The name of this file is not UTF-8, so it cannot be opened: what stands here as ${REPLACEMENT} is some other byte. Rename it.`,
    )
  }
  const known = SYSTEM_ERRORS[code]
  return known === undefined
    ? readError('failed', `The system could not read this (${error.message}). Repair that, then run again.`)
    : known()
}
