import type {Html, List, Nodes} from 'mdast'
import type {Options} from 'remark-stringify'

import {endsItself, interruptsParagraph, startsHtml} from '../convert/html/htmlBlocks.ts'

type Join = NonNullable<Options['join']>[number]

/**
 * Attributes stand on the line right after what they belong to. HTML that only an empty line ends would take them in, and a
 * heading would take an id that is none of its anchor.
 *
 * Inside a quotation or a footnote, micromark counts the empty line between a list and another container as one of the
 * list, which makes it loose. A tight list there is followed at once by what can follow it so.
 */
export const joinBlocks: Join = (left, right, parent, state) => {
  if (right.type === 'sourcePiece' && right.form === 'attributes') {
    const takesId = left.type === 'heading' && right.data?.hasOwnId === true
    return takesId || (left.type === 'html' && !endsItself(left.value)) ? 1 : 0
  }
  if ('spread' in parent && parent.spread === false && isIndentedHtml(left, right)) return 0
  if (left.type !== 'list' || isLooseAtEnd(left) || !endsList(right)) return undefined
  return state.stack.includes('blockquote') || state.stack.includes('footnoteDefinition') ? 0 : undefined
}

/**
 * Whether HTML that begins with spaces, which the library does not know for HTML, stands beside something in a tight list, and
 * needs no empty line to be told from it.
 */
function isIndentedHtml(left: Nodes, right: Nodes): boolean {
  if (left.type === 'html') return /^ +</.test(left.value) && endsItself(left.value)
  return right.type === 'html' && /^ +</.test(right.value) && interruptsParagraph(right.value.split('\n', 1)[0] ?? '')
}

/** Whether the innermost list that ends where a list ends is loose. */
function isLooseAtEnd(list: List): boolean {
  const last = list.children.at(-1)?.children.at(-1)
  return last?.type === 'list' ? isLooseAtEnd(last) : list.spread === true
}

/** What is a container and needs no empty line to end a paragraph before it (CommonMark 5.2). */
function endsList(node: Nodes): boolean {
  if (node.type !== 'list') return node.type === 'blockquote' || node.type === 'footnoteDefinition'
  const isEmpty = node.children[0]?.children.length === 0
  return !isEmpty && (node.ordered !== true || (node.start ?? 1) === 1)
}

/**
 * Tags and expressions of MDX end with their line, and interrupt a paragraph. So they need no empty line in a tight list;
 * two lines of HTML would be one block without it.
 */
export const joinMdx: Join = (left, right, parent) => {
  if (!('spread' in parent) || parent.spread !== false) return undefined
  if (left.type === 'html') return right.type === 'html' && isHtml(left) && isHtml(right) ? undefined : 0
  return right.type === 'html' && left.type !== 'table' ? 0 : undefined
}

function isHtml({value}: Html): boolean {
  return startsHtml(value.split('\n', 1)[0] ?? '')
}
