/**
 * Markdown to Portable Text. Pure: no IO, no clock, no randomness, nothing of Node; it runs in a browser as well.
 *
 * @module
 */
import type {Conversion} from '../types.ts'
import {createConverter} from './createConverter.ts'
import type {ConvertOptions} from './options.ts'

/**
 * Converts CommonMark with GFM to Portable Text. Nothing a reader can see is lost: what Portable Text has no form for is
 * kept as HTML or as source text. {@link Conversion.messages} says where the form had to change.
 *
 * To convert many articles with plugins or handlers of your own, make one converter with {@link createConverter}.
 *
 * @param markdown - The text without front matter, with any kind of line ends.
 * @param options - See {@link ConvertOptions}.
 * @returns Blocks with keys made of their content, uses of images and messages, both in source order. Equal input gives
 *   an equal result, to the byte.
 * @throws UsageError when an option is wrong.
 * @example
 * ```ts
 * toPortableText('Hello **you**').blocks
 * // [{_type: 'block', _key: '…', style: 'normal', markDefs: [], children: [
 * //   {_type: 'span', _key: '…', marks: [], text: 'Hello '},
 * //   {_type: 'span', _key: '…', marks: ['strong'], text: 'you'},
 * // ]}]
 * ```
 */
export function toPortableText(markdown: string, options: ConvertOptions = {}): Conversion {
  return createConverter(options)(markdown, options)
}
