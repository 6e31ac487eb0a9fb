import type {BuiltArticle} from '../types.ts'
import {decodePercents} from '../document/decodePercents.ts'

/** Finds a file by its name; answers with its path from the article's folder, or undefined when there is none. */
export type FindFile = (name: string) => string | undefined

/**
 * Puts the paths of files in the place of names: an article of a vault names notes and pictures wherever they are. What no file is
 * called like stays as it is.
 *
 * @param built - As it was converted. It is not changed.
 * @param find - Looks for a file of the vault.
 */
export function placeInVault(built: BuiltArticle, find: FindFile): BuiltArticle {
  const toNote = (href: string): string => placeNote(href, find)
  const toImage = (src: string): string => place(src, find)

  function visit(value: unknown): unknown {
    if (Array.isArray(value)) {
      const items = value.map(visit)
      return items.some((item, index) => item !== value[index]) ? items : value
    }
    if (typeof value !== 'object' || value === null) return value
    const members = value as Record<string, unknown>
    const placed = Object.entries(members).map(([name, member]): [string, unknown] => {
      if (typeof member !== 'string') return [name, visit(member)]
      if (name === 'href' && members['_type'] === 'link') return [name, toNote(member)]
      return [name, name === 'externalUrl' ? toImage(member) : member]
    })
    return placed.some(([name, member]) => member !== members[name]) ? Object.fromEntries(placed) : value
  }

  const {body, coverImage} = built.article
  return {
    ...built,
    article: {
      ...built.article,
      body: visit(body) as typeof body,
      ...(coverImage && {coverImage: visit(coverImage) as typeof coverImage}),
    },
    images: built.images.map((use) => ({...use, src: toImage(use.src)})),
  }
}

/** Puts the path of a note in the place of its name, which may lack the ending. */
export function placeNote(href: string, find: FindFile): string {
  return place(href, (name) => find(NOTE.test(name) ? name : `${name}.md`))
}

const NOTE = /\.(?:md|mdx|markdown)$/i
/** A scheme, a path from the root of a site or from a folder, or a place in the same note. */
const NO_NAME = /^(?:[a-z][a-z\d+.-]*:|[/#.?]|$)/i

function place(address: string, find: FindFile): string {
  if (NO_NAME.test(address)) return address
  const [, name = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(address) ?? []
  const path = find(decodePercents(name).trim())
  return path === undefined ? address : `${path.replace(/[%?#]/g, encodeURIComponent)}${rest}`
}
