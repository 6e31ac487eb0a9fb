/**
 * The extensions of GFM, one by one, with what tells that a text needs them. Each test is allowed to be wrong in one
 * direction only: a part that is left out would have changed nothing.
 *
 * @module
 */
import type {Nodes, Root} from 'mdast'
import type {Extension as FromMarkdownExtension} from 'mdast-util-from-markdown'
import {gfmFootnoteFromMarkdown} from 'mdast-util-gfm-footnote'
import {gfmStrikethroughFromMarkdown} from 'mdast-util-gfm-strikethrough'
import {gfmTableFromMarkdown} from 'mdast-util-gfm-table'
import {gfmTaskListItemFromMarkdown} from 'mdast-util-gfm-task-list-item'
import {gfmAutolinkLiteral} from 'micromark-extension-gfm-autolink-literal'
import {gfmFootnote} from 'micromark-extension-gfm-footnote'
import {gfmStrikethrough} from 'micromark-extension-gfm-strikethrough'
import {gfmTable} from 'micromark-extension-gfm-table'
import {gfmTaskListItem} from 'micromark-extension-gfm-task-list-item'
import type {Extension as SyntaxExtension} from 'micromark-util-types'

import {bareAddressesFromMarkdown} from './bareAddresses.ts'

/** One extension: its syntax, and what makes nodes of it. */
export interface GfmPart {
  syntax: SyntaxExtension
  nodes: FromMarkdownExtension
}

/** A part with the test of the source that tells whether it may be needed. */
interface ScannedPart extends GfmPart {
  mayOccur(source: string): boolean
}

/** A line of a table that sets its columns: nothing but dashes, colons and pipes, behind the marks of quotations. */
const DELIMITER_ROW = /^[ \t>]*(?=[^\n]*[|:])(?=[^\n]*-)[|:-][ \t|:-]*$/m
/** The box of a task; what is blank in it may be the end of a line. */
const TASK_BOX = /\[(?:[ \txX]|\n[ \t>]*)\]/

/** What the source itself tells, in the order the parts are to be loaded in. */
export const SCANNED_PARTS: readonly ScannedPart[] = [
  {syntax: gfmFootnote(), nodes: gfmFootnoteFromMarkdown(), mayOccur: (source) => source.includes('[^')},
  {syntax: gfmStrikethrough(), nodes: gfmStrikethroughFromMarkdown(), mayOccur: (source) => source.includes('~')},
  {syntax: gfmTable(), nodes: gfmTableFromMarkdown(), mayOccur: (source) => DELIMITER_ROW.test(source)},
  {syntax: gfmTaskListItem(), nodes: gfmTaskListItemFromMarkdown(), mayOccur: (source) => TASK_BOX.test(source)},
]

/** Bare addresses: by far the dearest part, since nearly every letter may begin one. */
export const BARE_ADDRESSES: GfmPart = {syntax: gfmAutolinkLiteral(), nodes: bareAddressesFromMarkdown()}

/**
 * Whether a tree that was parsed without {@link BARE_ADDRESSES} may hold some. An address is one unbroken text up to and
 * with its `www.`, `://` or `@`, so it is among the texts of the tree, if it is not in code, a tag or the brackets of a
 * link, where none is meant.
 */
export function mayHoldAddresses(tree: Root): boolean {
  const open: Nodes[] = [tree]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'text' && /www\.|https?:\/\/|@/i.test(node.value)) return true
    if ('children' in node) for (const child of node.children) open.push(child)
  }
  return false
}
