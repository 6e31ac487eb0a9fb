import type {PortableTextTypeComponent} from '@portabletext/to-html'

import {BLOCK_OBJECT, INLINE_OBJECT} from '../../../schemas/names.ts'
import type {InlineSource, SourceBlock} from '../../portable-text/types.ts'
import type {RenderContext} from '../context.ts'
import {attributes, escapeHtml} from '../escape.ts'
import {textOf} from '../fieldValues.ts'
import type {Queried} from '../types.ts'

/** What showed no reader anything: modules that MDX imports and exports, comments, ids of blocks. */
const SILENT: ReadonlyMap<string, RegExp> = new Map([
  ['mdx', /^\s*(?:(?:import|export)\b|\{\s*\/\*[\s\S]*\*\/\s*\}\s*$)/],
  ['obsidian', /^\s*(?:%%|\^[A-Za-z\d-]+\s*$)/],
])

/** Pieces of other languages, by the `source` option: as their source, not at all, or what a function makes of them. */
export function source(context: RenderContext): Record<string, PortableTextTypeComponent> {
  const render = (value: Queried<SourceBlock | InlineSource>, show: (escaped: string, className: string) => string) => {
    const {source = 'show'} = context.options
    const part = {syntax: textOf(value.syntax), source: textOf(value.source)}
    if (typeof source === 'function') return source({...part, inline: value._type === INLINE_OBJECT.inlineSource})
    const isSilent = SILENT.get(part.syntax)?.test(part.source) === true
    if (source === 'hide' || isSilent || part.source.trim() === '') return ''
    return show(escapeHtml(part.source), `source source-${part.syntax}`)
  }
  const sourceBlock: PortableTextTypeComponent<Queried<SourceBlock>> = ({value}) =>
    render(value, (escaped, name) => `<pre${attributes({class: name})}><code>${escaped}</code></pre>`)
  const inlineSource: PortableTextTypeComponent<Queried<InlineSource>> = ({value}) =>
    render(value, (escaped, name) => `<code${attributes({class: name})}>${escaped}</code>`)
  return {[BLOCK_OBJECT.sourceBlock]: sourceBlock, [INLINE_OBJECT.inlineSource]: inlineSource}
}
