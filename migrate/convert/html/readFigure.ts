import {decodeReferences} from '../../../src/html/decodeReferences.ts'
import {parseFragment, withoutSpace, type FragmentElement, type FragmentNode} from '../../../src/html/parseFragment.ts'
import type {Tag} from '../../../src/html/parseTag.ts'

/** A block of HTML that is one image. */
export interface HtmlFigure {
  image: Tag
  /** The link right around the image. */
  link?: Tag
  /** Plain text, white space evened out; absent when there is none. */
  caption?: string
  /** The tags of what stands around image and caption, and of the caption. */
  frames: Tag[]
}

/** Elements that people put around an image to place it. */
const FRAMES: ReadonlySet<string> = new Set(['p', 'center', 'div'])

/**
 * Reads HTML that is one image: alone, in a link, in elements that place it, in a `<figure>` with a caption of plain text.
 *
 * @param html - A block of HTML.
 * @returns The image and what stands around it; undefined for any other HTML.
 */
export function readFigure(html: string): HtmlFigure | undefined {
  return /<img\b/i.test(html) ? readOnly(parseFragment(html) ?? []) : undefined
}

/** A figure that is all there is among siblings. */
function readOnly(nodes: readonly FragmentNode[]): HtmlFigure | undefined {
  const [element, ...others] = withoutSpace(nodes)
  if (element === undefined || typeof element === 'string' || others.length > 0) return undefined
  const {tag, children} = element
  if (tag.name === 'figure') return readFigureElement(element)
  if (FRAMES.has(tag.name)) return withFrame(tag, readOnly(children))
  if (tag.name !== 'a') return tag.name === 'img' && tag.attributes.has('src') ? {image: tag, frames: []} : undefined
  const inner = tag.attributes.has('href') ? readOnly(children) : undefined
  return inner && !inner.link && inner.frames.length === 0 ? {...inner, link: tag} : undefined
}

function readFigureElement({tag, children}: FragmentElement): HtmlFigure | undefined {
  const inner = withFrame(tag, readOnly(children.filter((node) => !isCaption(node))))
  const [caption, ...others] = children.filter(isCaption)
  if (!inner || !caption) return inner
  const [text = '', ...more] = caption.children
  if (others.length > 0 || more.length > 0 || typeof text !== 'string' || inner.caption !== undefined) return undefined
  const words = decodeReferences(text.replace(/[ \t\n\f]+/g, ' ').replace(/^ | $/g, ''), 'text')
  return {...inner, ...(words && {caption: words}), frames: [...inner.frames, caption.tag]}
}

function isCaption(node: FragmentNode): node is FragmentElement {
  return typeof node !== 'string' && node.tag.name === 'figcaption'
}

function withFrame(tag: Tag, inner: HtmlFigure | undefined): HtmlFigure | undefined {
  return inner && {...inner, frames: [tag, ...inner.frames]}
}
