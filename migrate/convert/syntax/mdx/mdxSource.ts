import type {Literal} from 'mdast'

import {isMdxComment} from './expression.ts'
import {findJsxTags} from './findJsxTags.ts'

/** A piece of MDX that is kept as its source, between paragraphs or among words. */
export interface MdxSource extends Literal {
  type: 'mdxSource'
  /** What it is: imports and exports, an expression, a comment, or tags of components. */
  kind: 'module' | 'expression' | 'comment' | 'component'
  /** When it is one tag of a component. */
  tag?: {name: string; kind: 'open' | 'close' | 'empty'}
}

/** Tags of components, an expression or comments as a node. */
export function toMdxSource(value: string): MdxSource {
  if (value.startsWith('<')) {
    const [first] = findJsxTags(value)
    const tag = first?.end === value.length ? {name: first.tag.name, kind: first.tag.kind} : undefined
    return {type: 'mdxSource', kind: 'component', value, ...(tag && {tag})}
  }
  return {type: 'mdxSource', kind: isMdxComment(value) ? 'comment' : 'expression', value}
}

declare module 'mdast' {
  interface PhrasingContentMap {
    mdxSource: MdxSource
  }
  interface RootContentMap {
    mdxSource: MdxSource
  }
}
