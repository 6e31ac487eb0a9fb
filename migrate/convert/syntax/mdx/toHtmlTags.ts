import {VOID_ELEMENTS} from '../../../../src/html/parseTag.ts'
import {isHtmlElement} from '../../html/htmlElements.ts'
import {toHtmlAttribute} from '../../html/jsxAttributes.ts'
import type {JsxTag} from './jsxTag.ts'

/**
 * A tag of JSX as tags of HTML: one, or two where JSX closes an element of HTML that needs a closing
 * tag, none where it has one that HTML has not. Undefined for what HTML cannot say: components, fragments, and elements with
 * an expression in their tag.
 */
export function toHtmlTags({name, kind, attributes}: JsxTag): string[] | undefined {
  if (attributes.some(({expression}) => expression !== undefined) || !isHtmlElement(name)) return undefined
  if (kind === 'close') return VOID_ELEMENTS.has(name) ? [] : [`</${name}>`]
  const written = attributes.map(
    ({name, value}) => ` ${toHtmlAttribute(name)}${value === undefined ? '' : `=${value}`}`,
  )
  const open = `<${name}${written.join('')}>`
  return kind === 'empty' && !VOID_ELEMENTS.has(name) ? [open, `</${name}>`] : [open]
}
