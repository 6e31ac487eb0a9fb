import type {Conversion} from '../types.ts'
import {compileSettings} from './compileSettings.ts'
import {convertLong} from './convertLong.ts'
import {convertTree} from './convertTree.ts'
import {keepSource} from './keepSource.ts'
import type {ArticleOptions, ConverterSettings} from './options.ts'
import {normalizeMarkdown} from './parseMarkdown.ts'
import {readTree} from './readTree.ts'
import {sortByPlace} from './sortByPlace.ts'

/**
 * UTF-16 code units of an article whose tree should not be there as a whole. It takes many times the memory of its text; and
 * V8, once it saw the nodes of a large tree outlive its short collections, gives later nodes a place that only long ones free.
 */
const LONG = 16_384

/**
 * Converts one article.
 *
 * @param markdown - The text without front matter, with any kind of line ends.
 * @throws UsageError when a plugin or a handler turns out to be asynchronous.
 */
export type Converter = (markdown: string, article?: ArticleOptions) => Conversion

/**
 * Makes a converter for many articles with the same settings: they are checked and set up once.
 *
 * A plugin or a handler that fails on an article is reported there, as an error, and costs nothing of the article: what it
 * should have made is kept as its source text.
 *
 * @param settings - See {@link ConverterSettings}.
 * @throws UsageError naming the option that is wrong.
 * @example
 * ```ts
 * const convert = createConverter({
 *   directives: {flow: {youtube: ({attributes}) => ({_type: 'video', id: attributes.id})}},
 * })
 * convert('::youtube{id=dQw4w9WgXcQ}').blocks
 * // [{_type: 'video', _key: '…', id: 'dQw4w9WgXcQ'}]
 * ```
 */
export function createConverter(settings: ConverterSettings = {}): Converter {
  const compiled = compileSettings(settings)
  return (markdown, article = {}) => {
    const source = normalizeMarkdown(markdown)
    const long = source.length > LONG ? convertLong(source, compiled, article) : undefined
    if (long) return long
    const {tree, told} = readTree(source, compiled, article)
    const conversion = tree ? convertTree(tree, source, compiled, article) : keepSource(source, article)
    return told.length === 0 ? conversion : {...conversion, messages: sortByPlace([...told, ...conversion.messages])}
  }
}
