import {mergeComponents, toHTML, type NodeType} from '@portabletext/to-html'

import {footnoteIds, renderFootnotes} from './components/footnotes.ts'
import {createComponents} from './components/index.ts'
import {unstyled} from './components/textStyles.ts'
import type {RenderContext} from './context.ts'
import {percentEncode, safeHref, safeImageSource} from './escape.ts'
import {findAnchors} from './findAnchors.ts'
import {indexFootnotes} from './footnoteIndex.ts'
import {createHeadingIds} from './headingIds.ts'
import {prepareBlocks, withSources} from './prepareBlocks.ts'
import type {HtmlOptions, PortableTextInput} from './types.ts'

/**
 * Renders Portable Text as HTML that is safe to insert into a page: text is escaped, links and images with addresses
 * that could run something are dropped, and raw HTML is shown as source unless `options.html` says otherwise.
 *
 * Every type of the content model has a component. Runs of `blockquote` blocks become one `quote`; footnotes are
 * collected into a section at the end. What has no component is shown as a notice and reported; nothing is thrown.
 *
 * @param blocks - the body of an article, as stored or as a query returned it; null and undefined render nothing
 * @param options - components and settings; see {@link HtmlOptions}
 * @returns a fragment of HTML, without a surrounding element
 *
 * @example
 * ```ts
 * toHtml([{_type: 'block', style: 'h2', markDefs: [], children: [{_type: 'span', text: 'A & B', marks: []}]}])
 * // '<h2 id="a--b">A &amp; B</h2>'
 * ```
 */
export function toHtml(blocks: PortableTextInput, options: HtmlOptions = {}): string {
  const references = new Map<string, number>()
  const footnotes = indexFootnotes(blocks)
  const known = {anchors: findAnchors(blocks), taken: footnoteIds(footnotes)}
  const context: RenderContext = {
    options,
    footnotes,
    renderBlocks: (content) => toHTML(prepareBlocks(content), {components, onMissingComponent}),
    renderInline: (content) => toHTML(prepareBlocks(content), {components: inlineComponents, onMissingComponent}),
    headingId: options.headingIds === false ? () => undefined : createHeadingIds(options.idPrefix ?? '', known),
    countReference: (identifier) => {
      const count = (references.get(identifier) ?? 0) + 1
      references.set(identifier, count)
      return count
    },
    linkAddress: options.addresses === 'all' ? anyAddress : safeHref,
    imageAddress: options.addresses === 'all' ? anyAddress : safeImageSource,
    report: (part) => options.onMissing?.(part),
  }
  const components = withSources(mergeComponents(createComponents(context), options.components ?? {}))
  const inlineComponents = mergeComponents(components, {block: unstyled(components.block)})
  const onMissingComponent = (message: string, {type, nodeType}: {type: string; nodeType: NodeType}): void =>
    context.report({kind: nodeType, name: type, message})

  return context.renderBlocks(blocks) + renderFootnotes(context)
}

function anyAddress(address: unknown): string | undefined {
  return typeof address === 'string' ? percentEncode(address) : undefined
}
