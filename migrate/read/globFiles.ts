import {readdir, realpath, statSync, type Dirent} from 'node:fs'
import * as promises from 'node:fs/promises'
import {basename, extname, join, resolve, sep} from 'node:path'
import {glob, type FileSystemAdapter} from 'tinyglobby'

import {isInside} from '../../src/fs/isInside.ts'
import {isMarkdownPath} from './markdownFiles.ts'

/** A file as it was found and as it really is. */
export interface GlobbedFile {
  /** Absolute path below the folder that was walked. */
  file: string
  /** Absolute path with every symbolic link followed. */
  real: string
}

/** A folder or symbolic link that the walk could not read. */
export interface Unreadable {
  /** Absolute path. */
  path: string
  error: NodeJS.ErrnoException
}

/** A symbolic link that leads out of the folders that may be read, and was not followed. */
export interface LinkOut {
  /** Absolute path. */
  path: string
  /** Absolute path of where it leads. */
  target: string
}

/** What a walk found. */
export interface GlobResult {
  /** One entry for each real file, in no order. */
  files: GlobbedFile[]
  /** Articles may be missing from `files` because of each. */
  unreadable: Unreadable[]
  linksOut: LinkOut[]
}

/** Has the walk pass over a link. */
class PassedOver extends Error {}

function withForwardSlashes(path: string): string {
  return path.replaceAll('\\', '/').replace(/(?<=.)\/$/, '')
}

/** The real path behind one that is a symbolic link or lies under one; the path itself otherwise. */
function toRealPath(path: string, links: ReadonlyMap<string, string>): string {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    const target = links.get(path.slice(0, end))
    if (target !== undefined) return target + path.slice(end)
  }
  return path
}

/** Whether this is a pipe, a socket or a device that is called like an article. Reading it may never end. */
function isSpecial(
  entry: Pick<Dirent, 'isFile' | 'isDirectory' | 'isSymbolicLink'> | undefined,
  name: string,
): boolean {
  return (
    isMarkdownPath(name) && entry !== undefined && !(entry.isFile() || entry.isDirectory() || entry.isSymbolicLink())
  )
}

function toSpecial(path: string): Unreadable {
  return {path: resolve(path), error: Object.assign(new Error('This is no file.'), {code: 'EFTYPE'})}
}

/** Whether the walk would have gone there. */
function isListed(path: string): boolean {
  const name = basename(path)
  return !name.startsWith('.') && name !== 'node_modules'
}

/** Whether articles can be missing because a link is broken: not when it looks like a file of another kind. */
function mayLeadToArticles(link: string): boolean {
  return isListed(link) && (extname(link) === '' || isMarkdownPath(link))
}

/**
 * File access for the walk that notes what it sees. The walk skips what it cannot read without a word, and asks for the real
 * path of symbolic links only; so what it returns fills without a call of its own.
 *
 * @param isAllowed - Whether a link may lead to a real path.
 */
function createNotingFs(isAllowed: (real: string) => boolean) {
  const [unreadable, linksOut, links]: [Unreadable[], LinkOut[], Map<string, string>] = [[], [], new Map()]
  const notingReaddir = (
    path: string,
    options: {withFileTypes: true},
    done: (error: NodeJS.ErrnoException | null, entries: Dirent[]) => void,
  ): void =>
    readdir(path, options, (error, entries) => {
      if (error !== null) unreadable.push({path: resolve(path), error})
      else
        for (const entry of entries)
          if (isSpecial(entry, entry.name)) unreadable.push(toSpecial(join(path, entry.name)))
      done(error, entries)
    })
  const notingRealpath = (path: string, done: (error: NodeJS.ErrnoException | null, target: string) => void): void =>
    realpath(path, (error, target) => {
      if (error !== null) {
        if (mayLeadToArticles(path)) unreadable.push({path: resolve(path), error})
      } else if (!isAllowed(target)) {
        if (isListed(path)) linksOut.push({path: resolve(path), target})
        return done(new PassedOver(), target)
      } else if (isSpecial(statSync(target, {throwIfNoEntry: false}), path)) {
        unreadable.push(toSpecial(path))
        return done(new PassedOver(), target)
      } else {
        links.set(withForwardSlashes(path), withForwardSlashes(target))
      }
      done(error, target)
    })
  // The adapter's type also asks for the overloads of node:fs that the walk never calls.
  const fs = {readdir: notingReaddir, realpath: notingRealpath} as unknown as FileSystemAdapter
  return {fs, unreadable, linksOut, links}
}

/** An absolute path as the system writes it. That of a file that was found seldom needs to be resolved, and there are many. */
function toSystem(path: string): string {
  return sep === '/' && !path.includes('..') && !path.includes('//') ? path : resolve(path)
}

/** A file that no symbolic link leads to, but perhaps to the folder that was walked. */
function toFile(start: string, realStart: string, path: string): GlobbedFile {
  // Joined, it is one piece in memory; a sum would hold on to its parts.
  const file = toSystem([start, path].join(''))
  return {file, real: start === realStart ? file : toSystem(realStart + path)}
}

/**
 * Lists the files below a folder that match a pattern. It leaves out `node_modules` and everything whose name begins with a
 * dot, follows symbolic links that stay inside, and lists a file that several links lead to once. Folders and links that cannot be
 * read are returned, never passed over, and links that lead out.
 *
 * @param root - Absolute path of the folder that the pattern starts from.
 * @param pattern - A glob with forward slashes; upper and lower case count alike.
 * @param others - Absolute real paths of other folders that links may lead into.
 * @throws The file system's error when there is no folder at `root`.
 */
export async function globFiles(root: string, pattern: string, others: readonly string[] = []): Promise<GlobResult> {
  const realRoot = await promises.realpath(root)
  const folders = [realRoot, ...others]
  const {fs, unreadable, linksOut, links} = createNotingFs((real) =>
    folders.some((folder) => real === folder || isInside(real, folder)),
  )
  const paths = await glob(pattern, {
    cwd: realRoot,
    ignore: '**/node_modules/**',
    expandDirectories: false,
    caseSensitiveMatch: false,
    fs,
  })

  const base = withForwardSlashes(realRoot)
  const start = resolve(root).replace(/(?<!\/)$/, '/')
  const realStart = base === '/' ? base : `${base}/`
  if (links.size === 0) return {files: paths.map((path) => toFile(start, realStart, path)), unreadable, linksOut}
  const byRealPath = new Map<string, GlobbedFile>()
  for (const path of paths.sort()) {
    const walked = `${realStart}${path}`
    const real = toRealPath(walked, links)
    if (!byRealPath.has(real) || walked === real)
      byRealPath.set(real, {file: toSystem(`${start}${path}`), real: toSystem(real)})
  }
  return {files: [...byRealPath.values()], unreadable, linksOut}
}
