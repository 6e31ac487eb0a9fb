import type {Options} from 'remark-stringify'

import type {Dialect} from '../convert/dialects.ts'
import {CONTAINER_UNSAFE} from './directiveUnsafe.ts'

type Unsafe = NonNullable<Options['unsafe']>

/** Addresses and titles, in which a dialect reads nothing. */
const notInConstruct: Unsafe[number]['notInConstruct'] = [
  'autolink',
  'destinationLiteral',
  'destinationRaw',
  'reference',
  'titleQuote',
  'titleApostrophe',
]
const inConstruct = 'phrasing'

/** Characters of text that a dialect would read as something else, and that are escaped for it. */
export const DIALECT_UNSAFE: Readonly<Record<Dialect, Unsafe>> = {
  plain: [CONTAINER_UNSAFE],
  mdx: [
    CONTAINER_UNSAFE,
    {character: '{', inConstruct},
    {character: '<', inConstruct},
    // A line that begins with one of these two words may be an import or an export, whatever is escaped in it.
    {atBreak: true, character: 'e', after: 'xport\\b'},
    {atBreak: true, character: 'i', after: 'mport\\b'},
  ],
  // What would begin a piece is escaped before the tree is written: see maskTree.
  hugo: [CONTAINER_UNSAFE],
  liquid: [CONTAINER_UNSAFE],
  // Brackets are escaped in every dialect, and with them wiki links and embeds. Signs in a row are looked at one by one.
  mkdocs: [
    // A line that begins with one of these could begin an admonition.
    {atBreak: true, character: '!', after: '!![ \\t]'},
    {atBreak: true, character: '?', after: '\\?\\?[+ \\t]'},
  ],
  obsidian: [
    {character: '=', after: '(?==)', inConstruct, notInConstruct},
    {character: '=', before: '(?<=^={1,2})', inConstruct, notInConstruct},
    {character: '%', after: '(?=%)', inConstruct, notInConstruct},
    {character: '^', after: '\\[', inConstruct, notInConstruct},
    // As the last word of a paragraph or a heading it would be its id.
    {character: '^', before: '[\\t\\n ]', after: '[\\dA-Za-z-]+\\n?$', inConstruct, notInConstruct},
  ],
}
