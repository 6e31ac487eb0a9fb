import type {PortableTextBlockComponent, PortableTextHtmlComponents} from '@portabletext/to-html'
import {toPlainText} from '@portabletext/toolkit'

import {attributes} from '../escape.ts'
import type {RenderContext} from '../context.ts'
import {isTyped} from '../isTyped.ts'

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const

/** Paragraphs, headings with ids, and a quoted block where it could not be merged into a quote (a quoted list item). */
export function textStyles(context: RenderContext): Record<string, PortableTextBlockComponent> {
  const heading =
    (tag: string): PortableTextBlockComponent =>
    ({children = '', value}) => {
      const anchor = 'anchor' in value ? value.anchor : undefined
      const text = toPlainText({...value, children: value.children.filter(isTyped)})
      return `<${tag}${attributes({id: context.headingId(text, anchor)})}>${children}</${tag}>`
    }
  return {
    normal: ({children = ''}) => `<p>${children}</p>`,
    blockquote: ({children = ''}) => `<blockquote>${children}</blockquote>`,
    ...Object.fromEntries(HEADINGS.map((tag) => [tag, heading(tag)])),
  }
}

/**
 * Takes the paragraph off plain text, for places that have an element of their own: list items and cells.
 *
 * @param styles - the components in use
 * @returns the same components with `normal` rendering just its text
 */
export function unstyled(styles: PortableTextHtmlComponents['block']): PortableTextHtmlComponents['block'] {
  const plain: PortableTextBlockComponent = ({children = ''}) => children
  if (typeof styles !== 'function') return {...styles, normal: plain}
  return (block) => ((block.value.style ?? 'normal') === 'normal' ? plain(block) : styles(block))
}
