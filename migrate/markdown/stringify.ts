import type {FootnoteDefinition, FootnoteReference, ListItem, Parents, Root} from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkStringify, {type Options} from 'remark-stringify'
import {unified, type Processor} from 'unified'

import type {Dialect} from '../convert/dialects.ts'
import {isPieceDialect} from '../convert/syntax/pieces/scanPieces.ts'
import {createParagraph} from './createParagraph.ts'
import {directiveHandlers} from './directiveHandlers.ts'
import {dialectHandles} from './dialectHandles.ts'
import {DIALECT_UNSAFE} from './dialectUnsafe.ts'
import {directiveUnsafe, LABEL_UNSAFE} from './directiveUnsafe.ts'
import {EMOJI_UNSAFE} from './emojiUnsafe.ts'
import {LARGEST_NUMBER} from './handlers/list.ts'
import {joinBlocks, joinMdx} from './joinBlocks.ts'
import {maskTree} from './maskTree.ts'
import {mathToMarkdown} from './mathToMarkdown.ts'
import {writeOwnMarkdown} from './own/ownMarkdown.ts'
import type {MarkdownOptions} from './state.ts'
import type {HeadingAttributesNode} from './toAttributes.ts'

type Handle = NonNullable<NonNullable<Options['handlers']>['paragraph']>
type StringifyState = Parameters<Handle>[2]
type Info = Parameters<Handle>[3]
type Unsafe = NonNullable<Options['unsafe']>[number]

declare module 'mdast' {
  interface ListData {
    /** The least indent of its items, where what follows the list is indented and must not be part of it. */
    indent?: number
  }
}

/** Labels are identifiers already: escaping them would make others of them. */
function footnoteReference({identifier}: FootnoteReference): string {
  return `[^${identifier}]`
}
footnoteReference.peek = () => '['

function headingAttributes({value}: HeadingAttributesNode): string {
  return value
}
// The space that may stand before the brace is never one that has to be encoded.
headingAttributes.peek = () => '{'

function footnoteDefinition(
  node: FootnoteDefinition,
  _: Parents | undefined,
  state: StringifyState,
  info: Info,
): string {
  const label = `[^${node.identifier}]:`
  const exit = state.enter('footnoteDefinition')
  const content = writeContent(node, state, info, 4)
  exit()
  // A line of white space alone keeps all of it: micromark takes no indent off such a line of a footnote.
  return label + indent(content, 4, 1, (line) => /^[ \t]*$/.test(line))
}

/** Python-Markdown takes less than this many spaces for no indent of an item. */
const MKDOCS_INDENT = 4

function mkdocsItem(node: ListItem, parent: Parents | undefined, state: StringifyState, info: Info): string {
  return writeItem(node, parent, state, info, MKDOCS_INDENT)
}

function listItem(node: ListItem, parent: Parents | undefined, state: StringifyState, info: Info): string {
  return writeItem(node, parent, state, info, 0)
}

function writeItem(
  node: ListItem,
  parent: Parents | undefined,
  state: StringifyState,
  info: Info,
  least: number,
): string {
  const marker = markerOf(parent, state)
  const size = Math.max(marker.length + 1, least, (parent?.type === 'list' && parent.data?.indent) || 0)
  const exit = state.enter('listItem')
  const content = writeContent(node, state, info, size)
  exit()
  return marker + indent(content, size, size - marker.length, (line) => line === '')
}

/** Numbers go up from that of the first item, as far as nine digits go (CommonMark 5.2). */
function markerOf(list: Parents | undefined, state: StringifyState): string {
  const bullet = state.bulletCurrent ?? '-'
  if (list?.type !== 'list' || list.ordered !== true) return bullet
  return `${Math.min((list.start ?? 1) + (state.indexStack.at(-1) ?? 0), LARGEST_NUMBER)}${bullet}`
}

function writeContent(node: ListItem | FootnoteDefinition, state: StringifyState, info: Info, size: number): string {
  const tracker = state.createTracker(info)
  tracker.move(' '.repeat(size))
  tracker.shift(size)
  return state.containerFlow(node, tracker.current())
}

/**
 * Indents what belongs to a marker. It begins beside the marker; on the next line when it begins with white space, which
 * would count as part of the marker.
 *
 * @param size - The width of the indent, in spaces.
 * @param gap - Spaces between the marker and what stands beside it.
 */
function indent(content: string, size: number, gap: number, isBlank: (line: string) => boolean): string {
  if (content === '') return ''
  const startsBeside = !/^[ \t]/.test(content)
  const lines = content.split('\n').map((line, index) => {
    if (index === 0 && startsBeside) return ' '.repeat(gap) + line
    return isBlank(line) ? line : ' '.repeat(size) + line
  })
  return (startsBeside ? '' : '\n') + lines.join('\n')
}

/**
 * Words that look like an address are no link. GFM's own rules know the plain forms; these add capitals, letters of other
 * scripts, and an `@` beside an escape. There one rule with both neighbours would not count: such a rule gives way to an
 * escape beside it. Two with one neighbour each do not. A `*` is what emphasis begins with, and may be written as `_`.
 */
const NO_ADDRESS: readonly Unsafe[] = [
  {character: '.', before: '[Ww]{3}'},
  {character: ':', before: '[PSps]', after: '\\/\\/'},
  {character: '@', before: '[+\\-.\\w*](?=@[\\-.\\w])'},
  {character: '@', after: '(?<=[+\\-.\\w*]@)[\\-.\\w]'},
].map((pattern) => ({
  ...pattern,
  inConstruct: 'phrasing',
  notInConstruct: ['autolink', 'link', 'image', 'label'],
}))

const unsafe: readonly Unsafe[] = [
  // A byte order mark at the start of a file is no text.
  {character: '\uFEFF', inConstruct: 'phrasing'},
  // Addresses, titles and alternative texts stay on one line, which can begin nothing.
  ...['\r', '\n'].map((character) => ({character, inConstruct: ['image' as const, 'titleQuote' as const]})),
  // A link or an image whose words begin with this would be the call of a footnote.
  {character: '^', before: '\\[', inConstruct: ['label', 'leafDirectiveLabel']},
  // An address that begins with this is one in angle brackets.
  {character: '<', inConstruct: 'destinationRaw'},
  // Spaces beside a pipe belong to the table.
  ...['\t', ' '].flatMap((character) => [
    {character, before: '\\|', inConstruct: 'tableCell' as const},
    {character, after: '\\|', inConstruct: 'tableCell' as const},
  ]),
  // A list of attributes could end a heading.
  {character: '{', after: '[ \\t]*(?:[#.]|[^\\s{}]+=)', inConstruct: ['headingAtx', 'headingSetext']},
  EMOJI_UNSAFE,
  ...NO_ADDRESS,
  ...LABEL_UNSAFE,
  // A call and a colon at the start of a paragraph would define the footnote.
  {character: ':', beforeNode: 'footnoteReference', inConstruct: 'phrasing'},
]

const options: Options = {
  bullet: '-',
  bulletOther: '*',
  rule: '-',
  emphasis: '*',
  strong: '*',
  fence: '`',
  fences: true,
  resourceLink: true,
  handlers: {
    ...directiveHandlers,
    ownMarkdown: writeOwnMarkdown,
    footnoteReference,
    footnoteDefinition,
    headingAttributes,
    ...dialectHandles,
  },
}

/** The options that decide what has to be escaped. */
type Syntax = Pick<MarkdownOptions, 'dialect' | 'directives'>

/** By the directives that are known, and then by dialect. */
const processors = new WeakMap<object, Map<Dialect, ReturnType<typeof createProcessor>>>()
const NO_DIRECTIVES = {}

function createProcessor(dialect: Dialect, directives: NonNullable<Syntax['directives']>) {
  return (
    unified()
      // Cells as wide as their words: an edit in one changes one line, and no long cell makes all rows long.
      .use(remarkGfm, {tablePipeAlign: false})
      .use(writeMath)
      .use(remarkStringify, {
        ...options,
        handlers: {
          ...options.handlers,
          paragraph: createParagraph(dialect),
          listItem: dialect === 'mkdocs' ? mkdocsItem : listItem,
        },
        join: dialect === 'mdx' ? [joinBlocks, joinMdx] : [joinBlocks],
        unsafe: [...unsafe, ...DIALECT_UNSAFE[dialect], ...directiveUnsafe(directives)],
      })
      .freeze()
  )
}

function writeMath(this: Processor): void {
  const data = this.data()
  data.toMarkdownExtensions = [...(data.toMarkdownExtensions ?? []), mathToMarkdown()]
}

/**
 * Writes a Markdown tree: CommonMark with GFM, `$` around formulas, directives, and escapes for what a dialect reads besides.
 *
 * @param syntax - The dialect and the directives that readers know.
 */
export function stringify(tree: Root, {dialect = 'plain', directives = NO_DIRECTIVES}: Syntax): string {
  const known = processors.get(directives) ?? new Map<Dialect, ReturnType<typeof createProcessor>>()
  processors.set(directives, known)
  const processor = known.get(dialect) ?? createProcessor(dialect, directives)
  known.set(dialect, processor)
  const masked = isPieceDialect(dialect) ? maskTree(tree, dialect) : undefined
  return masked ? masked.restore(processor.stringify(masked.tree)) : processor.stringify(tree)
}
