import {opensElement, parseTag, type Tag} from './parseTag.ts'

/** An element of a fragment. */
export interface FragmentElement {
  tag: Tag
  children: FragmentNode[]
}

/** An element, or the text between tags as it is written: character references are not decoded. */
export type FragmentNode = FragmentElement | string

/** Elements nested deeper than this are more than anything here reads. */
const MAX_NESTING = 8

/** Text, or one tag as CommonMark has it (section 6.6). */
const TOKEN =
  /[^<]+|<\/[A-Za-z][A-Za-z0-9-]*\s*>|<[A-Za-z][A-Za-z0-9-]*(?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*\/?>/gy

/**
 * Parses a small piece of well-formed HTML: every element closed where HTML wants it closed, nothing but elements and text.
 * It is for recognizing a few shapes, and not for HTML at large.
 *
 * @param html - A fragment of HTML.
 * @returns Its nodes, white space at both ends left out; undefined for HTML that is anything else: comments, elements that
 *   are left open, and more than eight elements inside each other.
 */
export function parseFragment(html: string): FragmentNode[] | undefined {
  const source = html.trim()
  const root: FragmentNode[] = []
  const open: FragmentElement[] = []
  let end = 0
  for (const {0: token, index} of source.matchAll(TOKEN)) {
    end = index + token.length
    const tag = token.startsWith('<') ? parseTag(token) : undefined
    const siblings = open.at(-1)?.children ?? root
    if (!tag) {
      siblings.push(token)
    } else if (tag.kind === 'close') {
      if (open.pop()?.tag.name !== tag.name) return undefined
    } else {
      const element: FragmentElement = {tag, children: []}
      siblings.push(element)
      if (opensElement(tag) && open.push(element) > MAX_NESTING) return undefined
    }
  }
  return end === source.length && open.length === 0 ? root : undefined
}

/** The nodes of a fragment without the white space between elements. */
export function withoutSpace(nodes: readonly FragmentNode[]): FragmentNode[] {
  return nodes.filter((node) => typeof node !== 'string' || node.trim() !== '')
}
