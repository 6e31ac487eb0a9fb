import {isDeepStrictEqual} from 'node:util'

import {toPortableText} from '../../migrate/convert/toPortableText.ts'
import {toMarkdown} from '../../migrate/markdown/toMarkdown.ts'
import {toHtml} from '../../src/render/toHtml.ts'
import type {HtmlOptions} from '../../src/render/types.ts'
import {editorRepairs} from '../convert/support/editorRules.ts'
import type {Example, Suite} from './examples.ts'
import {normalizeHtml, visibleText} from './normalize.ts'
import {toReferenceHtml} from './referenceHtml.ts'

/**
 * What makes our HTML comparable to that of a specification, which trusts its input: raw HTML and every kind of address
 * are passed through, and headings have no ids.
 */
const CONFORMANCE_HTML: HtmlOptions = {html: 'allow', addresses: 'all', headingIds: false}

/**
 * What is asked of every example. The third one covers keys: each object has one, and none occurs twice in an array. For
 * the last one the Portable Text is written as Markdown again, of which the reference renderer makes HTML.
 */
export const CHECKS = [
  'no throw',
  'equal bytes twice',
  'nothing for the editor to repair',
  'equal text',
  'equal tree',
  'equal tree there and back',
] as const

/** One of {@link CHECKS}. */
export type Check = (typeof CHECKS)[number]

/** What became of one example. */
export interface ExampleResult {
  example: Example
  /** The HTML that came out; the error when something was thrown. */
  html: string
  /** The Markdown that came out; empty when something was thrown. */
  markdownBack: string
  failed: ReadonlySet<Check>
}

/** Converts an example, renders it, and compares. Nothing is thrown. */
export function checkExample(example: Example, {gfm}: Pick<Suite, 'gfm'>): ExampleResult {
  try {
    const conversion = toPortableText(example.markdown, {gfm})
    const again = toPortableText(example.markdown, {gfm})
    const html = toHtml(conversion.blocks, CONFORMANCE_HTML)
    const {markdown: markdownBack} = toMarkdown(conversion.blocks)
    const holds: Record<Check, boolean> = {
      'no throw': true,
      'equal bytes twice': JSON.stringify(conversion) === JSON.stringify(again),
      'nothing for the editor to repair': editorRepairs(conversion.blocks).length === 0,
      'equal text': visibleText(html) === visibleText(example.html),
      'equal tree': isEqualHtml(html, example.html),
      'equal tree there and back': isEqualHtml(toReferenceHtml(markdownBack, {gfm}), example.html),
    }
    return {example, html, markdownBack, failed: new Set(CHECKS.filter((check) => !holds[check]))}
  } catch (error) {
    return {example, html: String(error), markdownBack: '', failed: new Set(CHECKS)}
  }
}

function isEqualHtml(a: string, b: string): boolean {
  return isDeepStrictEqual(normalizeHtml(a), normalizeHtml(b))
}
