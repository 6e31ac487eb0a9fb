import type {Stats} from 'node:fs'
import {readdir, realpath, stat} from 'node:fs/promises'
import {dirname, resolve, sep} from 'node:path'

import type {Message} from '../types.ts'
import {globFiles, type GlobbedFile, type LinkOut, type Unreadable} from './globFiles.ts'
import {holdsMarkdown} from './holdsMarkdown.ts'
import {isMarkdownPath, MARKDOWN_ENDINGS} from './markdownFiles.ts'
import {
  emptyFolder,
  fromSystemError,
  linkOut,
  noMarkdown,
  noMatch,
  notAFile,
  notFound,
  notMarkdown,
} from './readMessages.ts'
import {toRecordPath} from './recordPath.ts'
import {splitGlob} from './splitGlob.ts'

/** A file to read: a `Source` without its text. */
export interface FoundFile {
  /** Relative to the working folder, with forward slashes. */
  path: string
  /** Absolute path of the folder that the file's images must stay in. */
  root: string
  /** Absolute path. */
  file: string
}

/** A problem with a path argument, or with a folder below one. */
interface DiscoveryMessage {
  /** The argument as it was given, or the folder's path relative to the working folder; with forward slashes. */
  path: string
  message: Message
}

/** What {@link discoverFiles} found. */
export interface Discovery {
  /** Sorted by path, no file twice. */
  sources: FoundFile[]
  messages: DiscoveryMessage[]
}

/** What one argument led to. */
interface ArgumentResult {
  root: string
  files: GlobbedFile[]
  unreadable: Unreadable[]
  linksOut: LinkOut[]
  message?: Message
}

/** The part of an answer that says there is no folder. */
const NOWHERE: Pick<ArgumentResult, 'files' | 'unreadable' | 'linksOut'> = {files: [], unreadable: [], linksOut: []}

const EVERY_MARKDOWN_FILE = `**/*.{${MARKDOWN_ENDINGS.join(',')}}`

function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | undefined)?.code
  return code === 'ENOENT' || code === 'ENOTDIR'
}

async function statIfThere(file: string): Promise<Stats | undefined> {
  try {
    return await stat(file)
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

async function findInFolder(root: string, others: readonly string[]): Promise<ArgumentResult> {
  const found = await globFiles(root, EVERY_MARKDOWN_FILE, others)
  const linksOut = await keepMissed(found.linksOut)
  const {files, unreadable} = found
  if (files.length + unreadable.length + linksOut.length > 0) return {root, files, unreadable, linksOut}
  const isEmpty = (await readdir(root)).length === 0
  return {root, ...NOWHERE, message: isEmpty ? emptyFolder() : noMarkdown()}
}

async function findByGlob(root: string, pattern: string, others: readonly string[]): Promise<ArgumentResult> {
  if (!(await statIfThere(root))?.isDirectory()) return {root, ...NOWHERE, message: noMatch()}
  const {files: all, unreadable, linksOut: out} = await globFiles(root, pattern, others)
  const files = all.filter(({file}) => isMarkdownPath(file))
  const linksOut = await keepMissed(out)
  if (files.length + unreadable.length + linksOut.length > 0) return {root, files, unreadable, linksOut}
  return {root, ...NOWHERE, message: all.length === 0 ? noMatch() : noMarkdown(all.length)}
}

/** The links behind which there may be articles. */
async function keepMissed(links: readonly LinkOut[]): Promise<LinkOut[]> {
  const missed: LinkOut[] = []
  for (const link of links) {
    const isFolder = (await statIfThere(link.target))?.isDirectory() ?? false
    if (isFolder ? await holdsMarkdown(link.target) : isMarkdownPath(link.path)) missed.push(link)
  }
  return missed
}

/** The folder that an argument names, with every symbolic link followed; none where there is no such folder. */
async function findFolder(argument: string, cwd: string): Promise<string[]> {
  const path = resolve(cwd, argument)
  const base = splitGlob(argument, sep)?.base
  for (const folder of [path, ...(base === undefined ? [] : [resolve(cwd, base)])]) {
    if ((await statIfThere(folder).catch(() => undefined))?.isDirectory()) return [await realpath(folder)]
  }
  return []
}

async function findArgument(argument: string, cwd: string, others: readonly string[]): Promise<ArgumentResult> {
  const file = resolve(cwd, argument)
  const root = dirname(file)
  const stats = await statIfThere(file)
  if (stats?.isDirectory()) return findInFolder(file, others)
  if (stats?.isFile() && isMarkdownPath(file)) {
    return {root, ...NOWHERE, files: [{file, real: await realpath(file)}]}
  }
  if (stats) return {root, ...NOWHERE, message: stats.isFile() ? notMarkdown() : notAFile()}
  const glob = splitGlob(argument, sep)
  if (glob) return findByGlob(resolve(cwd, glob.base), glob.pattern, others)
  return {root, ...NOWHERE, message: notFound()}
}

/** Makes paths relative to a folder, with forward slashes. Files of one folder have the same way to it. */
function createToPath(cwd: string): (file: string) => string {
  const ways = new Map<string, string>()
  return (file) => {
    const end = file.lastIndexOf(sep)
    const folder = file.slice(0, end)
    if (end <= 0 || end === file.length - 1) return toRecordPath(file, cwd)
    const way = ways.get(folder) ?? toRecordPath(folder, cwd)
    ways.set(folder, way)
    // What is the working folder, or one that it lies in, has a shorter way than through its own folder.
    if (way === '..' || way.endsWith('/..')) return toRecordPath(file, cwd)
    // Joined, it is one piece in memory; a template would hold on to its parts.
    return way === '.' ? file.slice(end + 1) : [way, file.slice(end + 1)].join('/')
  }
}

function byPath(a: {path: string}, b: {path: string}): number {
  return a.path < b.path ? -1 : Number(a.path > b.path)
}

/**
 * Finds the Markdown files that path arguments name. An argument is a file, a folder (searched to any depth, without
 * `node_modules` and names that begin with a dot) or a glob. Symbolic links are followed where they stay inside the folders that the
 * arguments name; an argument may be one. A problem with one argument does not stop the others.
 *
 * The root of a file is the folder argument, the file's own folder, or the part of the glob before its first wildcard; the
 * widest of them when several arguments name the same file. Reads folders, not files.
 *
 * @param paths - As the user wrote them, relative to `cwd` or absolute.
 * @param options.cwd - Absolute path of the working folder.
 * @returns The files, and one message of severity `error` for each argument that named none and each folder not readable and
 *   each link not followed.
 */
export async function discoverFiles(paths: readonly string[], {cwd}: {cwd: string}): Promise<Discovery> {
  const toPath = createToPath(cwd)
  const found = new Map<string, FoundFile>()
  const messages = new Map<string, DiscoveryMessage>()
  const note = (path: string, message: Message): unknown => messages.set(`${path}\0${message.rule}`, {path, message})

  const folders = (await Promise.all(paths.map((argument) => findFolder(argument, cwd)))).flat()

  for (const argument of paths) {
    try {
      const {root, files, unreadable, linksOut, message} = await findArgument(argument, cwd, folders)
      if (message) note(argument.replaceAll(sep, '/'), message)
      for (const {path, error} of unreadable) note(toPath(path), fromSystemError(error))
      for (const {path, target} of linksOut) note(toPath(path), linkOut(toPath(target)))
      for (const {file, real} of files) {
        const earlier = found.get(real)
        const widest = earlier && earlier.root.length <= root.length ? earlier.root : root
        if (earlier?.file === file) found.set(real, {...earlier, root: widest})
        // Its own path is better than one through a link: what it shows lies beside it.
        else if (!earlier || file === real) found.set(real, {path: toPath(file), root, file})
      }
    } catch (error) {
      note(argument.replaceAll(sep, '/'), fromSystemError(error))
    }
  }
  return {sources: [...found.values()].sort(byPath), messages: [...messages.values()].sort(byPath)}
}
