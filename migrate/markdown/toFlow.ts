import type {RootContent} from 'mdast'

import {isTextBlock} from '../../src/portable-text/guards.ts'
import type {Block} from '../../src/portable-text/types.ts'
import {closeHtml} from '../convert/html/htmlBlocks.ts'
import {closeComment} from './closeComment.ts'
import {flatList} from './handlers/flatList.ts'
import {flatQuote} from './handlers/flatQuote.ts'
import type {MarkdownState} from './state.ts'

/** What blocks in a row are together. */
type RunKind = 'list' | 'quote' | 'single'

/** Turns the blocks of one array into Markdown nodes: flat list items and quotation lines together, all others by themselves. */
export function toFlow(state: MarkdownState, blocks: readonly Block[]): RootContent[] {
  const nodes: RootContent[] = []
  for (let start = 0; start < blocks.length;) {
    const block = blocks[start]
    if (!block) break
    const kind = runKind(block)
    let end = start + 1
    if (kind !== 'single') while (end < blocks.length && runKind(blocks[end]) === kind) end++
    const run = blocks.slice(start, end)
    const written = writeRun(state, kind, run)
    keepApart(nodes.at(-1), written[0])
    for (const node of written) nodes.push(node)
    if (end < blocks.length) closeLast(state, block, nodes)
    start = end
  }
  return nodes
}

function writeRun(state: MarkdownState, kind: RunKind, run: readonly Block[]): RootContent[] {
  if (kind === 'list') return flatList(state, run.filter(isTextBlock))
  if (kind === 'quote') return [flatQuote(state, run.filter(isTextBlock))]
  return run.flatMap((block) => state.block(block))
}

function runKind(block: Block | undefined): RunKind {
  if (block?._type !== 'block') return 'single'
  if (block.listItem !== undefined) return 'list'
  return block.style === 'blockquote' ? 'quote' : 'single'
}

/** HTML may be indented by up to three spaces, and then must not look like part of the list before it. */
function keepApart(last: RootContent | undefined, next: RootContent | undefined): void {
  if (last?.type === 'list' && next?.type === 'html' && next.value.startsWith('  ')) last.data = {indent: 4}
}

/** HTML or a comment that is never closed reaches to the end of what it stands in: something follows, so it must be closed. */
function closeLast(state: MarkdownState, block: Block, nodes: RootContent[]): void {
  const last = nodes.at(-1)
  if (last?.type !== 'html' || state.options.dialect === 'mdx') return
  const isComment = block._type === 'sourceBlock' && block.syntax === 'obsidian'
  const value = isComment ? closeComment(last.value) : closeHtml(last.value)
  if (value === last.value) return
  nodes[nodes.length - 1] = {...last, value}
  state.report(
    'markdown/open-html',
    block,
    `Found ${isComment ? 'a comment' : 'HTML'} that is not closed and would take in all that follows; it was closed.`,
  )
}
