import {defineArrayMember} from '@sanity/types'

import {articleLink} from '../annotations/articleLink.ts'
import {link} from '../annotations/link.ts'
import {DECORATORS, INLINE_OBJECT, type Decorator, type ListKind, type Style} from '../names.ts'

const STYLE_TITLES: Record<Style, string> = {
  normal: 'Normal',
  h1: 'Heading 1',
  h2: 'Heading 2',
  h3: 'Heading 3',
  h4: 'Heading 4',
  h5: 'Heading 5',
  h6: 'Heading 6',
  blockquote: 'Quote',
}

const LIST_TITLES: Record<ListKind, string> = {bullet: 'Bulleted list', number: 'Numbered list'}

const DECORATOR_TITLES: Record<Decorator, string> = {
  strong: 'Strong',
  em: 'Emphasis',
  code: 'Code',
  'strike-through': 'Strike',
  underline: 'Underline',
  sub: 'Subscript',
  sup: 'Superscript',
  kbd: 'Key',
  highlight: 'Highlight',
}

/**
 * A text block member for a Portable Text array: every mark and inline object of the content model, with the styles
 * and lists that make sense where it stands.
 *
 * @param options - `styles` in the order an editor sees them, `normal` among them; `lists` may be empty; `inline` has the
 *   names of inline objects besides those of the content model
 */
export function textBlock(options: {styles: readonly Style[]; lists: readonly ListKind[]; inline: readonly string[]}) {
  return defineArrayMember({
    type: 'block',
    styles: options.styles.map((value) => ({value, title: STYLE_TITLES[value]})),
    lists: options.lists.map((value) => ({value, title: LIST_TITLES[value]})),
    marks: {
      decorators: DECORATORS.map((value) => ({value, title: DECORATOR_TITLES[value]})),
      annotations: [link, articleLink],
    },
    of: [...Object.values(INLINE_OBJECT), ...options.inline].map((type) => ({type})),
  })
}
