import {normalizeSlug} from '../document/slug.ts'
import {decodePercents} from '../document/decodePercents.ts'

const MARKDOWN = /\.(?:md|markdown|mdx)$/i
const IMAGE = /\.(?:png|jpe?g|gif|webp|avif|hei[cf]|svg|tiff?|bmp|psd)$/i
/** Control characters; what Windows takes for a separator, a drive or a wildcard. */
const UNSAFE = /[\p{Cc}\\:*?"<>|]/u

/**
 * A path of a dataset as a path below the exported folder. A dataset is not trusted with the files of a machine: a path
 * that is absolute, climbs out with `..`, or goes through a name that begins with a dot (`.git`, `.env`) is none.
 *
 * @param path - The path, with forward slashes.
 * @returns The path without `.` and empty parts; undefined when it is not safe.
 */
function toSafePath(path: string): string | undefined {
  if (path.startsWith('/') || UNSAFE.test(path)) return undefined
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..' && parts.length === 0) return undefined
    if (part === '..') parts.pop()
    else parts.push(part)
  }
  return parts.length === 0 || parts.some((part) => part.startsWith('.')) ? undefined : parts.join('/')
}

/** The path of a source below the exported folder; undefined when it is outside, or no Markdown file. */
export function toArticlePath(sourcePath: string): string | undefined {
  const path = toSafePath(sourcePath)
  return path !== undefined && MARKDOWN.test(path) ? path : undefined
}

/**
 * The path below the exported folder of the picture that an article means with a relative address, as an import of that
 * folder would look for it: beside the article, or under the folder when the address starts with a slash.
 *
 * @param src - The address as the article wrote it. A query or fragment is not part of the path, and `%20` is a space.
 * @param articlePath - Path of the article below the folder.
 * @returns Undefined when it is outside, or does not end like a picture.
 */
export function toImagePath(src: string, articlePath: string): string | undefined {
  const way = decodePercents(src.replace(/[?#].*$/s, ''))
  const folder = articlePath.slice(0, articlePath.lastIndexOf('/') + 1)
  const path = toSafePath(way.startsWith('/') ? way.replace(/^\/+/, '') : folder + way)
  return path !== undefined && IMAGE.test(path) ? path : undefined
}

/**
 * The path of an article that has none of its own.
 *
 * @param slug - Its slug, however an editor wrote it.
 * @param id - Its id, for an article without a usable slug.
 */
export function toSlugPath(slug: string | undefined, id: string): string {
  const parts = normalizeSlug(slug ?? '')
    .split('/')
    .map((part) => part.replace(/^\.+/, ''))
  const path = parts.filter((part) => part !== '').join('/')
  return `${path || id.replace(/[^\w-]+/g, '-')}.md`
}
