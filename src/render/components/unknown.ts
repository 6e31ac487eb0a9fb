import type {PortableTextHtmlComponents} from '@portabletext/to-html'

import {attributes, escapeHtml} from '../escape.ts'

/** What stands in for a part without a component: a notice for a type, and the bare content for a mark, style or list. */
export const unknown = {
  unknownType: ({value, isInline}) => {
    const tag = isInline ? 'span' : 'div'
    const notice = `Content of type "${value._type}" cannot be shown here.`
    return `<${tag}${attributes({class: 'unknown-type', 'data-type': value._type})}>${escapeHtml(notice)}</${tag}>`
  },
  unknownMark: ({children}) => children,
  unknownBlockStyle: ({children = ''}) => `<p>${children}</p>`,
  unknownList: ({children = ''}) => `<ul>${children}</ul>`,
  unknownListItem: ({children = ''}) => `<li>${children}</li>`,
} satisfies Partial<PortableTextHtmlComponents>
