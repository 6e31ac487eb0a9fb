import {INLINE_OBJECT} from '../../schemas/names.ts'
import {isSpan} from '../../src/portable-text/guards.ts'
import type {InlineObject, TextBlock} from '../../src/portable-text/types.ts'
import type {Dialect} from '../convert/dialects.ts'
import {createMarkReader, isLink, type LinkMark, type Mark} from './marks.ts'
import {splitAtSeams} from './splitAtSeams.ts'
import type {MarkdownState, Place} from './state.ts'

const KNOWN: ReadonlySet<string> = new Set(Object.values(INLINE_OBJECT))

/** Words without a line end. */
interface TextLeaf {
  kind: 'text'
  text: string
  marks: readonly Mark[]
}

/** A line end. */
interface BreakLeaf {
  kind: 'break'
  /** Whether it has to be written as `<br>`, since a line of its own would say something else here. */
  asTag: boolean
  marks: readonly Mark[]
}

/** An object among the words. */
interface ObjectLeaf {
  kind: 'object'
  object: InlineObject
  marks: readonly Mark[]
}

/** A smallest part of a text block, with all its marks. */
export type Leaf = TextLeaf | BreakLeaf | ObjectLeaf

/**
 * Takes the children of a text block apart.
 *
 * @param children - The children of `block`, or some of them.
 */
export function toLeaves(
  state: MarkdownState,
  block: TextBlock,
  children: TextBlock['children'],
  place: Place,
): readonly Leaf[] {
  const readMarks = createMarkReader(state, block)
  const leaves = children.flatMap((child): Leaf[] =>
    isSpan(child)
      ? textLeaves(child.text, readMarks(child.marks))
      : [{kind: 'object', object: child, marks: readMarks(('marks' in child && child.marks) || [])}],
  )
  return placeBreaks(splitAtSeams(bridgeLinks(leaves)), place, state.options.dialect)
}

function textLeaves(text: string, marks: Mark[]): Leaf[] {
  return text
    .split('\n')
    .flatMap((line, index): Leaf[] => [
      ...(index > 0 ? [{kind: 'break', asTag: true, marks} as const] : []),
      ...(line === '' ? [] : [{kind: 'text', text: line, marks} as const]),
    ])
}

/**
 * The editor gives objects no marks. One inside a link belongs to it all the same: two links to one address would be
 * something else. An image that leads elsewhere stands between them.
 */
function bridgeLinks(leaves: readonly Leaf[]): Leaf[] {
  const before = nearestLinks(leaves)
  const after = nearestLinks(leaves.toReversed()).toReversed()
  return leaves.map((leaf, index) => {
    const link = before[index]
    const isInside = link !== undefined && link === after[index]
    if (leaf.kind !== 'object' || leaf.marks.length > 0 || !isInside) return leaf
    return leaf.object._type === 'inlineImage' && leaf.object.link?.href !== link.link.url
      ? leaf
      : {...leaf, marks: [link]}
  })
}

/** For each leaf the link of the last one before it that is no object. */
function nearestLinks(leaves: readonly Leaf[]): (LinkMark | undefined)[] {
  let nearest: LinkMark | undefined
  return leaves.map((leaf) => {
    const link = nearest
    if (leaf.kind !== 'object') nearest = leaf.marks.find(isLink)
    return link
  })
}

/**
 * Decides the form of line ends. A backslash and a line of its own is the plainest, and needs words on that line, or at
 * least no HTML, which could begin a block of HTML there; a mark must not begin or end with it.
 */
function placeBreaks(leaves: readonly Leaf[], place: Place, dialect: Dialect | undefined): Leaf[] {
  return leaves.map((leaf, index) => {
    if (leaf.kind !== 'break' || place !== 'paragraph') return leaf
    const previous = leaves[index - 1]
    const next = leaves[index + 1]
    const startsBlock = dialect === 'mdx' ? startsAsMdx : startsAsHtml
    const hasLine = previous !== undefined && next !== undefined && !startsBlock(next)
    const isInside = leaf.marks.every((mark) => previous?.marks.includes(mark) && next?.marks.includes(mark))
    return {...leaf, asTag: !(hasLine && isInside)}
  })
}

/** A carriage return is a character reference, which goes the way of HTML. */
function startsAsHtml(leaf: Leaf): boolean {
  if (leaf.kind === 'text') return leaf.text.startsWith('\r')
  return leaf.kind === 'object' && isHtml(leaf.object)
}

/** In MDX a line of nothing but tags and expressions is no part of a paragraph, so words have to follow. */
function startsAsMdx(leaf: Leaf): boolean {
  return leaf.kind === 'text' ? !/^[^\r]*[^ \t\r]/.test(leaf.text) : leaf.kind === 'break' || startsAsHtml(leaf)
}

/** Pieces of other languages may begin a block as well, and what types of the user are written as may be HTML. */
function isHtml(object: InlineObject): boolean {
  if (object._type === 'inlineSource') return object.syntax !== 'obsidian'
  return object._type === 'inlineHtml' || !KNOWN.has(object._type)
}
