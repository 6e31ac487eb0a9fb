import {decodeReferences} from './decodeReferences.ts'

/** A tag as HTML has it. */
export interface Tag {
  /** Lower case. */
  name: string
  kind: 'open' | 'close'
  /** It ends with `/>`. HTML makes nothing of that, and people mean an element without content. */
  selfClosing: boolean
  /** Decoded values by lower-case name; an attribute without a value has `''`. */
  attributes: ReadonlyMap<string, string>
}

/** Elements that never have content, so that no closing tag is to be looked for. HTML standard, section 13.1.2. */
export const VOID_ELEMENTS: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
)

const TAG = /^<(\/?)([A-Za-z][A-Za-z0-9-]*)([^]*?)\/?>$/
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g

/**
 * Reads one tag.
 *
 * @param html - A well-formed tag, as CommonMark has them among words (section 6.6), or something else in angle brackets.
 * @returns The tag, or undefined for a comment, declaration, instruction or CDATA section.
 */
export function parseTag(html: string): Tag | undefined {
  const [, slash, name, rest = ''] = TAG.exec(html) ?? []
  if (name === undefined) return undefined
  const attributes = new Map<string, string>()
  const selfClosing = html.endsWith('/>')
  for (const [, attribute = '', double, single, bare] of rest.matchAll(ATTRIBUTE)) {
    const value = decodeReferences(double ?? single ?? bare ?? '', 'attribute')
    if (!attributes.has(attribute.toLowerCase())) attributes.set(attribute.toLowerCase(), value)
  }
  return {name: name.toLowerCase(), kind: slash === '/' ? 'close' : 'open', selfClosing, attributes}
}

/** True for a tag that is an element by itself: one of HTML that has no content, or one that is closed at once. */
export function isWholeElement(tag: Tag): boolean {
  return tag.kind === 'open' && (tag.selfClosing || VOID_ELEMENTS.has(tag.name))
}

/** True for a tag that opens an element with content. */
export function opensElement(tag: Tag): boolean {
  return tag.kind === 'open' && !VOID_ELEMENTS.has(tag.name)
}
