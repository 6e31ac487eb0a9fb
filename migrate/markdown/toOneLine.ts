import type {MarkdownState, PhrasingContext} from './state.ts'

/** Puts source that must not be escaped on one line where the place has no other: in headings and cells. */
export function toOneLine(state: MarkdownState, source: string, {block, place}: PhrasingContext): string {
  // Headings of the first two levels can be underlined, and then have several lines.
  const takesLines = place === 'paragraph' || block.style === 'h1' || block.style === 'h2'
  if (takesLines || !source.includes('\n')) return source
  state.report(
    'markdown/line-end',
    block,
    'Found a line end inside HTML or a formula in a heading or a cell; it became a space.',
  )
  return source.replaceAll('\n', ' ')
}
