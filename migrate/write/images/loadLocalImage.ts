import {existsSync} from 'node:fs'
import {realpath, readFile, stat} from 'node:fs/promises'
import {basename, dirname, join, parse, relative} from 'node:path'

import {isInside} from '../../../src/fs/isInside.ts'
import {decodePercents} from '../../document/decodePercents.ts'
import type {Source} from '../../types.ts'
import {checkSize} from './checkSize.ts'
import {sniffImage} from './sniffImage.ts'
import type {ImageProblem, LoadResult} from './types.ts'

/** Largest local picture, in bytes; the Content Lake takes no request body above 100 MB. */
const MAX_BYTES = 100_000_000

/**
 * The file an image path of an article means: beside the article, or, when it starts with a slash, under the root. What is not
 * beside it may count from the address of the article, a folder called like its file; and a name by itself from the static folder, as
 * front matter writes it.
 *
 * @param src - The address as the article wrote it. A query or fragment is not part of the path, and `%20` is a space.
 * @param source - The article.
 * @param staticRoot - Folder that paths with a leading slash count from; the source's root by default.
 */
export function localImagePath(src: string, source: Pick<Source, 'file' | 'root'>, staticRoot?: string): string {
  const path = decodePercents(src.replace(/[?#].*$/s, ''))
  // A letter with a mark can be written as one character or as two, and an article may do it in another way than the file system.
  const written = [...new Set([path, path.normalize('NFC'), path.normalize('NFD')])]
  const folder = dirname(source.file)
  const folders = path.startsWith('/')
    ? [staticRoot ?? source.root]
    : [
        folder,
        join(folder, parse(source.file).name),
        ...(staticRoot === undefined || path.startsWith('.') ? [] : [staticRoot]),
      ]
  const [first = '', ...others] = folders.flatMap((from) => written.map((one) => join(from, one)))
  return others.length === 0 ? first : ([first, ...others].find((file) => existsSync(file)) ?? first)
}

/**
 * Reads a picture from the folder an article was found under, or from the static folder. Symbolic links are followed before
 * the check that the file stays inside, so a link cannot lead out.
 *
 * @param src - The address as the article wrote it.
 * @param source - The article.
 * @param staticRoot - Folder that paths with a leading slash count from; the source's root by default.
 */
export async function loadLocalImage(
  src: string,
  source: Pick<Source, 'file' | 'root'>,
  staticRoot?: string,
): Promise<LoadResult> {
  const path = localImagePath(src, source, staticRoot)
  const folders = [source.root, ...(staticRoot === undefined ? [] : [staticRoot])]
  const shown = JSON.stringify(src.slice(0, 120))
  if (!folders.some((folder) => isInside(path, folder))) return {problem: outside(shown, folders)}
  try {
    const [real, ...roots] = await Promise.all([path, ...folders].map((file) => realpath(file)))
    if (real === undefined || !roots.some((folder) => isInside(real, folder))) return {problem: outside(shown, folders)}
    const stats = await stat(real)
    // Of a named pipe nobody writes to, the first byte is waited for without end.
    if (!stats.isFile()) return {problem: unreadable(shown, path, 'not a file')}
    const {size, mtimeMs} = stats
    if (size > MAX_BYTES) {
      const reason = `The image ${shown} has ${(size / 1e6).toFixed(0)} MB; the largest that can be stored has 100 MB. Make it smaller.`
      return {problem: {severity: 'error', rule: 'image/too-large', reason, retry: true}}
    }
    const bytes = await readFile(real)
    const format = sniffImage(bytes)
    const filename = basename(path)
    if (format) return checkSize({bytes, format, filename, mtimeMs: Math.round(mtimeMs)}, shown, 'error')
    const reason = `The file ${shown} is not an image by its content; expected PNG, JPEG, GIF, WebP, AVIF, HEIF, SVG, TIFF, BMP or PSD. Replace it, or link to it instead of showing it.`
    return {problem: {severity: 'error', rule: 'image/not-an-image', reason, retry: true}}
  } catch (error) {
    const folder = folders.findLast((root) => isInside(path, root)) ?? source.root
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    const isThere = code !== 'ENOENT' && code !== 'ENOTDIR'
    return {problem: isThere ? unreadable(shown, path, code) : notFound(shown, path, folder)}
  }
}

function outside(shown: string, folders: readonly string[]): ImageProblem {
  const named = folders.length > 1 ? `${folders.join(' and ')}, the folders` : `${folders[0]}, the folder`
  return {
    severity: 'error',
    rule: 'image/outside-root',
    reason: `The image ${shown} lies outside ${named} that ${folders.length > 1 ? 'are' : 'is'} imported, and is not read. Move it inside, or import a folder that holds both.`,
    retry: true,
  }
}

function unreadable(shown: string, path: string, why: string): ImageProblem {
  const reason = `The image ${shown} cannot be read (${why}). Check that ${path} is a file you may read.`
  return {severity: 'error', rule: 'image/unreadable', reason, retry: true}
}

function notFound(shown: string, path: string, root: string): ImageProblem {
  const reason = `The image ${shown} is not there: no file ${relative(root, path)} in ${root}. Add it or correct the path, then import again.`
  return {severity: 'error', rule: 'image/not-found', reason, retry: true}
}
