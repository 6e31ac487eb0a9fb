import type {Html, Link, PhrasingContent} from 'mdast'

import type {Dialect} from '../convert/dialects.ts'
import type {LinkTarget} from './marks.ts'
import type {Place} from './state.ts'

/** An address that stands for itself between angle brackets (CommonMark 6.5), of the kinds articles have. */
const WEB_ADDRESS = /^https?:[^\s<>\u007F]*$/i
const MAIL_ADDRESS =
  /^[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/

/** Where a link is written. */
interface LinkPlace {
  place: Place
  dialect: Dialect | undefined
}

/** A link; one whose words are its address is that address in angle brackets, which MDX has not. */
export function toLinkNode(link: LinkTarget, children: PhrasingContent[], {place, dialect}: LinkPlace): Link | Html {
  const [only, ...others] = children
  const text = only?.type === 'text' && others.length === 0 ? only.value : ''
  const isWebAddress = WEB_ADDRESS.test(text) && link.url === text
  const isMailAddress = MAIL_ADDRESS.test(text) && link.url === `mailto:${text}`
  // In a cell a pipe needs a backslash, and between angle brackets there is none.
  const needsEscape = place === 'cell' && text.includes('|')
  if (dialect !== 'mdx' && link.title === undefined && (isWebAddress || isMailAddress) && !needsEscape)
    return {type: 'html', value: `<${text}>`}
  return {type: 'link', ...link, children}
}
