import type {PortableTextTypeComponent} from '@portabletext/to-html'

import {BLOCK_OBJECT, INLINE_OBJECT} from '../../../schemas/names.ts'
import type {FootnoteReference} from '../../portable-text/types.ts'
import type {RenderContext} from '../context.ts'
import {attributes, escapeHtml} from '../escape.ts'
import {identifierOf, type FootnoteIndex, type NumberedFootnote} from '../footnoteIndex.ts'
import type {Queried} from '../types.ts'

/** References to footnotes. Definitions render nothing where they stand: {@link renderFootnotes} collects them. */
export function footnotes(context: RenderContext): Record<string, PortableTextTypeComponent> {
  const footnoteReference: PortableTextTypeComponent<Queried<FootnoteReference>> = ({value}) => {
    const identifier = identifierOf(value)
    const footnote = context.footnotes.get(identifier)
    if (!footnote) {
      context.report({
        kind: 'footnoteReference',
        name: identifier,
        message: `No footnote has the identifier "${identifier}"; its name stands in. Add the footnote or remove the reference.`,
      })
      return `<sup>[^${escapeHtml(identifier)}]</sup>`
    }
    const {number} = footnote
    const id = referenceId(context, number, context.countReference(identifier))
    return `<sup><a${attributes({href: `#${footnoteId(context, number)}`, id, role: 'doc-noteref'})}>${number}</a></sup>`
  }
  return {[INLINE_OBJECT.footnoteReference]: footnoteReference, [BLOCK_OBJECT.footnote]: () => ''}
}

/**
 * Renders the footnotes that are referred to, in the order of their numbers, each with a way back to every reference.
 *
 * @param context - of the call whose text has just been rendered
 * @returns a section, or an empty string when there are none
 */
export function renderFootnotes(context: RenderContext): string {
  if (context.footnotes.size === 0) return ''
  const items = [...context.footnotes.values()].map((footnote) => renderFootnote(context, footnote))
  const label = context.options.footnotesLabel ?? 'Footnotes'
  return `<section${attributes({class: 'footnotes', role: 'doc-endnotes', 'aria-label': label})}><ol>${items.join('')}</ol></section>`
}

function renderFootnote(context: RenderContext, {number, references, content}: NumberedFootnote): string {
  const html = context.renderBlocks(content)
  const back = Array.from({length: references}, (_, index) => {
    const href = `#${referenceId(context, number, index + 1)}`
    const label = `Back to reference ${number}${index > 0 ? `-${index + 1}` : ''}`
    return `<a${attributes({href, role: 'doc-backlink', 'aria-label': label})}>↩</a>`
  }).join(' ')
  const id = attributes({id: footnoteId(context, number)})
  // The way back stands at the end of the last paragraph, not on a line of its own.
  return html.endsWith('</p>') ? `<li${id}>${html.slice(0, -4)} ${back}</p></li>` : `<li${id}>${html} ${back}</li>`
}

/**
 * Every id that footnotes and the references to them have, without the prefix.
 *
 * @param footnotes - those that are referred to
 */
export function footnoteIds(footnotes: FootnoteIndex): string[] {
  return [...footnotes.values()].flatMap(({number, references}) => [
    footnoteName(number),
    ...Array.from({length: references}, (_, index) => referenceName(number, index + 1)),
  ])
}

function footnoteId({options}: RenderContext, number: number): string {
  return (options.idPrefix ?? '') + footnoteName(number)
}

function referenceId({options}: RenderContext, number: number, occurrence: number): string {
  return (options.idPrefix ?? '') + referenceName(number, occurrence)
}

function footnoteName(number: number): string {
  return `fn-${number}`
}

function referenceName(number: number, occurrence: number): string {
  return `fnref-${number}${occurrence > 1 ? `-${occurrence}` : ''}`
}
