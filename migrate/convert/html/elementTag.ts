import type {Html, Nodes} from 'mdast'

import type {Tag} from '../../../src/html/parseTag.ts'
import {parseJsxTag} from '../syntax/mdx/jsxTag.ts'
import type {MdxSource} from '../syntax/mdx/mdxSource.ts'
import {toElementTag} from '../syntax/mdx/toElementTag.ts'
import {tagOf} from './readHtml.ts'

/** A tag of HTML, or one of JSX: the names in that are as written, which for a fragment is `''`. */
export interface ElementTag extends Tag {
  /** JSX alone: the expressions in braces by attribute, as written; that of `{...spread}` by `...`. */
  expressions?: ReadonlyMap<string, string>
}

/** A node that may be a tag. */
export type TagNode = Html | MdxSource

/** Whether a node may be a tag. */
export function isTagNode(node: Nodes): node is TagNode {
  return node.type === 'html' || node.type === 'mdxSource'
}

/** Reads a node that is one tag; undefined for any other. */
export function readElementTag(node: TagNode): ElementTag | undefined {
  if (node.type === 'html') return tagOf(node)
  return node.tag ? toElementTag(parseJsxTag(node.value)) : undefined
}
