import type {Stats} from 'node:fs'
import {readdir, realpath, stat} from 'node:fs/promises'
import {dirname, resolve, sep} from 'node:path'

import type {Message} from '../types.ts'
import {globFiles, type GlobbedFile, type Unreadable} from './globFiles.ts'
import {isMarkdownPath, MARKDOWN_ENDINGS} from './markdownFiles.ts'
import {emptyFolder, fromSystemError, noMarkdown, noMatch, notAFile, notFound, notMarkdown} from './readMessages.ts'
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
  message?: Message
}

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

async function findInFolder(root: string): Promise<ArgumentResult> {
  const {files, unreadable} = await globFiles(root, EVERY_MARKDOWN_FILE)
  if (files.length > 0 || unreadable.length > 0) return {root, files, unreadable}
  const isEmpty = (await readdir(root)).length === 0
  return {root, files, unreadable, message: isEmpty ? emptyFolder() : noMarkdown()}
}

async function findByGlob(root: string, pattern: string): Promise<ArgumentResult> {
  if (!(await statIfThere(root))?.isDirectory()) return {root, files: [], unreadable: [], message: noMatch()}
  const {files, unreadable} = await globFiles(root, pattern)
  const markdown = files.filter(({file}) => isMarkdownPath(file))
  if (markdown.length > 0 || unreadable.length > 0) return {root, files: markdown, unreadable}
  return {root, files: [], unreadable, message: files.length === 0 ? noMatch() : noMarkdown(files.length)}
}

async function findArgument(argument: string, cwd: string): Promise<ArgumentResult> {
  const file = resolve(cwd, argument)
  const root = dirname(file)
  const stats = await statIfThere(file)
  if (stats?.isDirectory()) return findInFolder(file)
  if (stats?.isFile() && isMarkdownPath(file)) {
    return {root, files: [{file, real: await realpath(file)}], unreadable: []}
  }
  if (stats) return {root, files: [], unreadable: [], message: stats.isFile() ? notMarkdown() : notAFile()}
  const glob = splitGlob(argument, sep)
  if (glob) return findByGlob(resolve(cwd, glob.base), glob.pattern)
  return {root, files: [], unreadable: [], message: notFound()}
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
 * `node_modules` and names that begin with a dot) or a glob. A problem with one argument does not stop the others.
 *
 * The root of a file is the folder argument, the file's own folder, or the part of the glob before its first wildcard; the
 * widest of them when several arguments name the same file. Reads folders, not files.
 *
 * @param paths - as the user wrote them, relative to `cwd` or absolute
 * @param options.cwd - absolute path of the working folder
 * @returns the files, and one message of severity `error` for each argument that named none and each folder not readable
 */
export async function discoverFiles(paths: readonly string[], {cwd}: {cwd: string}): Promise<Discovery> {
  const toPath = createToPath(cwd)
  const found = new Map<string, FoundFile>()
  const messages = new Map<string, DiscoveryMessage>()
  const note = (path: string, message: Message): unknown => messages.set(`${path}\0${message.rule}`, {path, message})

  for (const argument of paths) {
    try {
      const {root, files, unreadable, message} = await findArgument(argument, cwd)
      if (message) note(argument.replaceAll(sep, '/'), message)
      for (const {path, error} of unreadable) note(toPath(path), fromSystemError(error))
      for (const {file, real} of files) {
        const earlier = found.get(real)
        const widest = earlier && earlier.root.length <= root.length ? earlier.root : root
        found.set(real, {path: earlier?.path ?? toPath(file), root: widest, file: earlier?.file ?? file})
      }
    } catch (error) {
      note(argument.replaceAll(sep, '/'), fromSystemError(error))
    }
  }
  return {sources: [...found.values()].sort(byPath), messages: [...messages.values()].sort(byPath)}
}
