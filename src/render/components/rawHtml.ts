import type {PortableTextTypeComponent} from '@portabletext/to-html'

import {BLOCK_OBJECT, INLINE_OBJECT} from '../../../schemas/names.ts'
import {readPlaceNames} from '../../html/readPlaceNames.ts'
import type {HtmlBlock, InlineHtml} from '../../portable-text/types.ts'
import type {RenderContext} from '../context.ts'
import {attributes, escapeHtml} from '../escape.ts'
import {textOf} from '../fieldValues.ts'
import type {Queried} from '../types.ts'
import {renderEmbed} from './embed.ts'

/** Nothing but comments: the source showed no reader anything here. */
const ONLY_COMMENTS = /^\s*(?:<!--(?:(?!-->)[\s\S])*-->\s*)+$/

/**
 * Raw HTML, by the `html` option: its source, itself, or what a sanitizer makes of it. Where the source of a block would be
 * shown and it is an embedded page that the `embeds` option allows, it is that page; where it only names places to link to,
 * it does that and shows nothing.
 */
export function rawHtml(context: RenderContext): Record<string, PortableTextTypeComponent> {
  const render = (html: string, showSource: (html: string) => string): string => {
    const policy = context.options.html ?? 'escape'
    if (typeof policy === 'function') return policy(html)
    if (policy === 'allow') return html
    const places = readPlaceNames(html)
    if (places) return places.map((name) => renderPlace(name, context)).join('')
    return html.trim() === '' || ONLY_COMMENTS.test(html) ? '' : showSource(html)
  }
  const showBlock = (html: string): string =>
    renderEmbed(html, context.options) ??
    `<pre class="html-source"><code class="language-html">${escapeHtml(html)}</code></pre>`
  const showInline = (html: string): string => `<code class="html-source">${escapeHtml(html)}</code>`
  const htmlBlock: PortableTextTypeComponent<Queried<HtmlBlock>> = ({value}) => render(textOf(value.html), showBlock)
  const inlineHtml: PortableTextTypeComponent<Queried<InlineHtml>> = ({value}) => render(textOf(value.html), showInline)
  return {[BLOCK_OBJECT.htmlBlock]: htmlBlock, [INLINE_OBJECT.inlineHtml]: inlineHtml}
}

/** With a name and no id, of which a page may have each once: headings have ids already, often the same. */
function renderPlace(name: string, {options}: RenderContext): string {
  return `<a${attributes({name: (options.idPrefix ?? '') + name})}></a>`
}
