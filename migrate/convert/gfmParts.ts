import {gfmFootnoteFromMarkdown} from 'mdast-util-gfm-footnote'
import {gfmStrikethroughFromMarkdown} from 'mdast-util-gfm-strikethrough'
import {gfmTableFromMarkdown} from 'mdast-util-gfm-table'
import {gfmFootnote} from 'micromark-extension-gfm-footnote'
import {gfmStrikethrough} from 'micromark-extension-gfm-strikethrough'
import {gfmTaskListItem} from 'micromark-extension-gfm-task-list-item'

import {bareAddressesFromMarkdown} from './bareAddresses.ts'
import {addressesWhereSpelled} from './syntax/addressesWhereSpelled.ts'
import {tableWhereDelimited} from './syntax/tableWhereDelimited.ts'
import type {ScannedPart} from './syntaxPart.ts'
import {taskBoxesFromMarkdown} from './taskBoxes.ts'

/** The box of a task; what is blank in it may be the end of a line. */
const TASK_BOX = /\[(?:[ \txX]|\n[ \t>]*)\]/

const footnote = gfmFootnote()
const strikethrough = gfmStrikethrough()
const taskListItem = gfmTaskListItem()

/** The extensions of GFM, one by one, in the order they are to be loaded in. */
export const GFM_PARTS: readonly ScannedPart[] = [
  {syntaxFor: addressesWhereSpelled, nodes: bareAddressesFromMarkdown(), signs: {kind: 'addresses'}},
  {
    syntaxFor: (source) => (source.includes('[^') ? footnote : undefined),
    nodes: gfmFootnoteFromMarkdown(),
    signs: {kind: 'footnotes'},
  },
  {
    syntaxFor: (source) => (source.includes('~') ? strikethrough : undefined),
    nodes: gfmStrikethroughFromMarkdown(),
    signs: {kind: 'tildes'},
  },
  {syntaxFor: tableWhereDelimited, nodes: gfmTableFromMarkdown(), signs: {kind: 'tables'}},
  {
    syntaxFor: (source) => (TASK_BOX.test(source) ? taskListItem : undefined),
    nodes: taskBoxesFromMarkdown(),
    signs: {kind: 'tasks'},
  },
]
