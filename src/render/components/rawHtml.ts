import type {PortableTextTypeComponent} from '@portabletext/to-html'

import {BLOCK_OBJECT, INLINE_OBJECT} from '../../../schemas/names.ts'
import type {HtmlBlock, InlineHtml} from '../../portable-text/types.ts'
import type {RenderContext} from '../context.ts'
import {escapeHtml} from '../escape.ts'
import type {Queried} from '../types.ts'
import {renderEmbed} from './embed.ts'

/** Nothing but comments: the source showed no reader anything here. */
const ONLY_COMMENTS = /^\s*(?:<!--(?:(?!-->)[\s\S])*-->\s*)+$/

/**
 * Raw HTML, by the `html` option: its source, itself, or what a sanitizer makes of it. Where the source of a block would be
 * shown and it is an embedded page that the `embeds` option allows, it is that page.
 */
export function rawHtml(context: RenderContext): Record<string, PortableTextTypeComponent> {
  const render = (html: string, showSource: (html: string) => string): string => {
    const policy = context.options.html ?? 'escape'
    if (typeof policy === 'function') return policy(html)
    if (policy === 'allow') return html
    return html.trim() === '' || ONLY_COMMENTS.test(html) ? '' : showSource(html)
  }
  const showBlock = (html: string): string =>
    renderEmbed(html, context.options) ??
    `<pre class="html-source"><code class="language-html">${escapeHtml(html)}</code></pre>`
  const showInline = (html: string): string => `<code class="html-source">${escapeHtml(html)}</code>`
  const htmlBlock: PortableTextTypeComponent<Queried<HtmlBlock>> = ({value}) => render(value.html ?? '', showBlock)
  const inlineHtml: PortableTextTypeComponent<Queried<InlineHtml>> = ({value}) => render(value.html ?? '', showInline)
  return {[BLOCK_OBJECT.htmlBlock]: htmlBlock, [INLINE_OBJECT.inlineHtml]: inlineHtml}
}
