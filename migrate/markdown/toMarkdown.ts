/**
 * Portable Text to Markdown. Pure: no IO, no clock, no randomness, nothing of Node; it runs in a browser as well.
 *
 * @module
 */
import type {Root} from 'mdast'

import type {Block} from '../../src/portable-text/types.ts'
import type {Message} from '../types.ts'
import {createState} from './createState.ts'
import type {MarkdownOptions} from './state.ts'
import {stringify} from './stringify.ts'

/** A body as Markdown. */
export interface MarkdownResult {
  /** With `\n` at the end of each line; empty for a body that holds nothing. */
  markdown: string
  /** What could not keep its form, in the order of the body. */
  messages: Message[]
}

/**
 * Writes a body as CommonMark with GFM, such that reading it back gives the same body. Where that cannot be, everything a
 * reader sees is still there, and a message says what has another form.
 *
 * @param blocks - The body; it is only read.
 * @param options - See {@link MarkdownOptions}.
 * @returns Equal input gives an equal result, to the byte.
 * @example
 * ```ts
 * toMarkdown(toPortableText('* Hello __you__').blocks).markdown
 * // '- Hello **you**\n'
 * ```
 */
export function toMarkdown(blocks: readonly Block[], options: MarkdownOptions = {}): MarkdownResult {
  const state = createState(blocks, options)
  const {title} = options
  const heading: Root['children'] =
    title === undefined ? [] : [{type: 'heading', depth: 1, children: [{type: 'text', value: title}]}]
  const markdown = stringify({type: 'root', children: [...heading, ...state.flow(blocks)]}, options)
  return {markdown, messages: state.messages}
}
