import type {ParsedFrontMatter} from '../types.ts'

/** Images of Markdown, and what HTML, components and shortcodes call `src`. */
const IMAGE = /!\[[^\]\n]{0,500}\]\(\s*<?([^\s()<>]+)|\bsrc=(?:\{\s*)?["']([^"'\s]+)["']/g

/**
 * Finds the addresses of an article's images, as far as a first look needs them.
 *
 * @param parsed - The article.
 * @returns As written, without query and fragment, each once.
 */
export function findImages({body, fields}: ParsedFrontMatter): string[] {
  const shown = Array.from(body.matchAll(IMAGE), ([, address, source]) => address ?? source ?? '')
  const all = [...(fields?.coverImage ? [fields.coverImage.src] : []), ...shown]
  return [...new Set(all.map((address) => address.replace(/[?#].*$/s, '')))]
}
