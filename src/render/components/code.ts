import type {PortableTextTypeComponent} from '@portabletext/to-html'

import {BLOCK_OBJECT, INLINE_OBJECT} from '../../../schemas/names.ts'
import type {CodeBlock, InlineMath, MathBlock} from '../../portable-text/types.ts'
import {attributes, escapeHtml} from '../escape.ts'
import {listOf, textOf} from '../fieldValues.ts'
import type {Queried} from '../types.ts'

const codeBlock: PortableTextTypeComponent<Queried<CodeBlock>> = ({value}) => {
  const source = textOf(value.code)
  const language = textOf(value.language)
  const pre = attributes({
    'data-filename': textOf(value.filename) || undefined,
    'data-highlighted-lines': listOf(value.highlightedLines).join(',') || undefined,
    'data-meta': textOf(value.meta) || undefined,
  })
  const className = language ? `language-${language}` : undefined
  return `<pre${pre}><code${attributes({class: className})}>${source ? `${escapeHtml(source)}\n` : ''}</code></pre>`
}

const math: PortableTextTypeComponent<Queried<MathBlock>> = ({value}) =>
  `<div class="math math-display">${escapeHtml(textOf(value.tex))}</div>`

const inlineMath: PortableTextTypeComponent<Queried<InlineMath>> = ({value}) =>
  `<span class="math math-inline">${escapeHtml(textOf(value.tex))}</span>`

/** Code and formulas: source text for a highlighter or a typesetter to find by class and data attributes. */
export const code: Record<string, PortableTextTypeComponent> = {
  [BLOCK_OBJECT.code]: codeBlock,
  [BLOCK_OBJECT.math]: math,
  [INLINE_OBJECT.inlineMath]: inlineMath,
}
