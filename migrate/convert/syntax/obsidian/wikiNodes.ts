import type {Literal, Node} from 'mdast'
import type {CompileContext, Extension, Token} from 'mdast-util-from-markdown'

/** A wiki link; `value` is what a reader sees of it. */
export interface WikiLink extends Literal {
  type: 'wikiLink'
  /** What stands before the first pipe, as written: `Page`, `folder/Page.md#Heading`, `#^block`. */
  url: string
}

/** The embed of an image. */
export interface WikiImage extends Node {
  type: 'wikiImage'
  url: string
  alt?: string
  /** As written: `300` or `300x200`. */
  size?: string
}

/** The embed of anything but an image; `value` is its source. */
export interface WikiEmbed extends Literal {
  type: 'wikiEmbed'
}

declare module 'mdast' {
  interface PhrasingContentMap {
    wikiLink: WikiLink
    wikiImage: WikiImage
    wikiEmbed: WikiEmbed
  }
  interface RootContentMap {
    wikiLink: WikiLink
    wikiImage: WikiImage
    wikiEmbed: WikiEmbed
  }
}

const IMAGE = /\.(?:avif|bmp|gif|jpe?g|png|svg|webp)(?:#.*)?$/i
const SIZE = /^\d+(?:x\d+)?$/

/** Makes nodes of what {@link wikiBrackets} finds. */
export function wikiNodes(): Extension {
  return {
    enter: {
      wikiLink(token) {
        this.enter(toWikiLink(sourceOf(this, token).slice(2, -2)), token)
      },
      wikiEmbed(token) {
        this.enter(toEmbed(sourceOf(this, token)), token)
      },
    },
    exit: {wikiLink: exit, wikiEmbed: exit},
  }
}

function exit(this: CompileContext, token: Token): void {
  this.exit(token)
}

/** In a cell of a table a pipe has a backslash before it, which belongs to the table; elsewhere nobody writes one. */
function sourceOf(context: CompileContext, token: Token): string {
  return context.sliceSerialize(token).replaceAll('\\|', '|')
}

function toWikiLink(content: string): WikiLink {
  const pipe = content.indexOf('|')
  const url = (pipe === -1 ? content : content.slice(0, pipe)).trim()
  const alias = pipe === -1 ? '' : content.slice(pipe + 1).trim()
  return {type: 'wikiLink', url, value: alias || shownTarget(url)}
}

/** What a wiki link without an alias shows: `Page > Heading` for `Page#Heading`. */
export function shownTarget(url: string): string {
  return url.split('#').filter(Boolean).join(' > ')
}

/** The last part after a pipe may be a size; all others are the alternative text. */
function toEmbed(source: string): WikiImage | WikiEmbed {
  const [target = '', ...labels] = source.slice(3, -2).split('|')
  const url = target.trim()
  if (!IMAGE.test(url)) return {type: 'wikiEmbed', value: source}
  const last = labels.at(-1)?.trim() ?? ''
  const size = SIZE.test(last) ? last : undefined
  const alt = labels
    .slice(0, size === undefined ? undefined : -1)
    .join('|')
    .trim()
  return {type: 'wikiImage', url, ...(alt && {alt}), ...(size && {size})}
}
