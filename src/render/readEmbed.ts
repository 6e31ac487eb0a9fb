import {parseFragment, withoutSpace, type FragmentNode} from '../html/parseFragment.ts'
import type {Tag} from '../html/parseTag.ts'

/** What an embedded page is, as far as it is taken over. */
export interface Embed {
  /** Its scheme is https, and it names no user. */
  url: URL
  title?: string
  /** Pixels, or a percentage: `560`, `100%`. */
  width?: string
  /** Pixels, or a percentage. */
  height?: string
  allowFullscreen: boolean
}

/** Elements that people put around an embedded page to place it. */
const FRAMES: ReadonlySet<string> = new Set(['div', 'p', 'figure', 'center'])
const SIZE = /^\d{1,4}%?$/

/**
 * Reads HTML that is one embedded page and nothing else, but for elements around it that place it.
 *
 * @param html - raw HTML; nothing in it is trusted
 * @returns what was found in the attributes of the `<iframe>`; undefined for any other HTML, and for a page that is not
 *   loaded over https
 */
export function readEmbed(html: string): Embed | undefined {
  const tag = /<iframe\b/i.test(html) ? findFrame(parseFragment(html) ?? []) : undefined
  const url = tag && toUrl(tag.attributes.get('src') ?? '')
  if (!tag || !url) return undefined
  const title = tag.attributes.get('title')?.trim()
  const [width, height] = [sizeOf(tag, 'width'), sizeOf(tag, 'height')]
  return {
    url,
    ...(title && {title}),
    ...(width && {width}),
    ...(height && {height}),
    allowFullscreen: tag.attributes.has('allowfullscreen'),
  }
}

function findFrame(nodes: readonly FragmentNode[]): Tag | undefined {
  const [element, ...others] = withoutSpace(nodes)
  if (element === undefined || typeof element === 'string' || others.length > 0) return undefined
  const {tag, children} = element
  if (FRAMES.has(tag.name)) return findFrame(children)
  return tag.name === 'iframe' && withoutSpace(children).length === 0 ? tag : undefined
}

/** An address without a scheme has that of the page, which must be https here. */
function toUrl(src: string): URL | undefined {
  const address = src.trim().replace(/^(?=\/\/)/, 'https:')
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  return url.protocol === 'https:' && url.username === '' && url.password === '' ? url : undefined
}

function sizeOf({attributes}: Tag, name: 'width' | 'height'): string | undefined {
  const value = attributes.get(name)?.trim().replace(/px$/i, '')
  return value !== undefined && SIZE.test(value) ? value : undefined
}
