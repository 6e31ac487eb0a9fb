import {defaultComponents, type PortableTextHtmlComponents} from '@portabletext/to-html'

import {escapeHtml} from '../escape.ts'
import type {RenderContext} from '../context.ts'
import {asides} from './asides.ts'
import {code} from './code.ts'
import {footnotes} from './footnotes.ts'
import {images} from './images.ts'
import {listItem, lists} from './lists.ts'
import {marks} from './marks.ts'
import {rawHtml} from './rawHtml.ts'
import {source} from './source.ts'
import {table} from './table.ts'
import {textStyles} from './textStyles.ts'
import {unknown} from './unknown.ts'

/** Names that every object has from birth. As a type, style or mark each is as unknown as any other. */
const UNKNOWN = Object.fromEntries(Object.getOwnPropertyNames(Object.prototype).map((name) => [name, undefined]))

/**
 * The default component of everything the content model knows.
 *
 * @param context - shared by the components of one call
 * @returns components for `@portabletext/to-html`
 */
export function createComponents(context: RenderContext): PortableTextHtmlComponents {
  return {
    ...defaultComponents,
    ...unknown,
    escapeHTML: escapeHtml,
    hardBreak: () => '<br>',
    block: {...UNKNOWN, ...textStyles(context)},
    list: {...UNKNOWN, ...defaultComponents.list},
    listItem,
    marks: {...UNKNOWN, ...marks(context)},
    types: {
      ...UNKNOWN,
      ...asides(context),
      ...code,
      ...footnotes(context),
      ...images(context),
      ...lists(context),
      ...rawHtml(context),
      ...source(context),
      ...table(context),
    },
  }
}
