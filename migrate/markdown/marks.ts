import {BOXES} from '../convert/seams.ts'
import {DECORATORS, type Decorator} from '../../schemas/names.ts'
import type {Annotation, TextBlock} from '../../src/portable-text/types.ts'
import type {MarkdownState} from './state.ts'

/** A link of one text block. Two annotations are two links, whatever their addresses. */
export interface LinkTarget {
  url: string
  title?: string
}

/** A decorator around a run of text. */
export interface DecoratorMark {
  kind: Decorator
  /** How many of its kind are around it. */
  depth: number
  /** Tells two runs in a row apart: the second is an element of its own. */
  variant: 0 | 1
}

/** A link around a run of text. */
export interface LinkMark {
  kind: 'link'
  link: LinkTarget
}

/** A mark around a run of text. Within one text block equal marks are the same object. */
export type Mark = DecoratorMark | LinkMark

const DECORATOR_MARKS = new Map<string, DecoratorMark>()

/** The one object for a decorator of some depth and variant. */
function decoratorMark(kind: Decorator, depth: number, variant: 0 | 1): DecoratorMark {
  const name = `${kind} ${depth} ${variant}`
  const mark = DECORATOR_MARKS.get(name) ?? {kind, depth, variant}
  DECORATOR_MARKS.set(name, mark)
  return mark
}

/** The mark of a run beside a run of the same kind. */
export function otherVariant({kind, depth, variant}: DecoratorMark): DecoratorMark {
  return decoratorMark(kind, depth, variant === 0 ? 1 : 0)
}

/** True for a link; false for a decorator. */
export function isLink(mark: Mark): mark is LinkMark {
  return mark.kind === 'link'
}

/** True for the kind of a mark of which a reader sees where it begins and ends. */
export function isBox(kind: Mark['kind']): boolean {
  return BOXES.has(kind)
}

/**
 * Whether the two parts of a mark that is cut in two say what the whole of it said: two emphases in a row are one, two
 * links are not, nor are two boxes; nor is a mark with marks of its kind inside.
 */
export function canCut(mark: Mark, before: {marks: readonly Mark[]}, after: {marks: readonly Mark[]}): boolean {
  if (isLink(mark) || isBox(mark.kind)) return false
  return [before, after].every(({marks}) => marks.filter(({kind}) => kind === mark.kind).length === 1)
}

/** Finds what the names in `marks` mean in one text block; what Markdown has no form for is reported and left out. */
export function createMarkReader(state: MarkdownState, block: TextBlock): (names: readonly string[]) => Mark[] {
  const links = new Map(
    block.markDefs.map((markDef) => {
      const link = toLink(state, block, markDef)
      return [markDef._key, link && {kind: 'link' as const, link}]
    }),
  )
  return (names) => {
    const marks: Mark[] = []
    for (const name of names) {
      const decorator = DECORATORS.find((decorator) => decorator === name)
      const link = links.get(name)
      if (decorator) marks.push(decoratorMark(decorator, marks.filter((mark) => mark.kind === decorator).length, 0))
      else if (link) addLink(state, block, marks, link)
      else if (!links.has(name)) {
        state.report(
          'markdown/unknown-mark',
          block,
          `Found the mark "${name}", which is neither a decorator nor defined in its block; its words stand without it.`,
        )
      }
    }
    return marks
  }
}

function addLink(state: MarkdownState, block: TextBlock, marks: Mark[], mark: LinkMark): void {
  if (!marks.some(isLink)) marks.push(mark)
  else if (!marks.includes(mark)) {
    state.report(
      'markdown/two-links',
      block,
      `Found words with two links; Markdown takes one, so the link to ${mark.link.url} was left out.`,
    )
  }
}

function toLink(state: MarkdownState, block: TextBlock, markDef: Annotation): LinkTarget | undefined {
  if (markDef._type === 'link') return {url: markDef.href, ...(markDef.title && {title: markDef.title})}
  const url = state.options.articleUrl?.(markDef.reference)
  if (url !== undefined) {
    return {url: markDef.fragment ? `${url}#${markDef.fragment}` : url, ...(markDef.title && {title: markDef.title})}
  }
  state.report(
    'markdown/article-link',
    block,
    `Found a link to the article ${markDef.reference._ref}, whose address is not known; its words stand without a link. Pass \`articleUrl\` to keep it.`,
  )
  return undefined
}
