import type {Nodes, Root} from 'mdast'
import type {Extension, Handle} from 'mdast-util-from-markdown'
import {gfmAutolinkLiteralFromMarkdown} from 'mdast-util-gfm-autolink-literal'

import {decodeReferences} from '../../src/html/decodeReferences.ts'

/** Stands before an escaped character. Normalized Markdown holds none, and the finished tree does neither. */
const ESCAPED = '\0'
/** Without one of these, nothing is an address; escaped, they make none. */
const ADDRESS_SIGN = /^[.:@]$/

/**
 * Makes nodes of bare addresses (GFM 6.9, autolinks). The tokenizer of the extension misses some: after an open bracket,
 * after most punctuation, behind `mailto:` or `xmpp:`. Those the extension finds in the texts of the tree, where `www\.a.b`
 * reads `www.a.b`; here a sign that is escaped or a character reference keeps the address from being one.
 */
export function bareAddressesFromMarkdown(): Extension {
  const {transforms, ...extension} = gfmAutolinkLiteralFromMarkdown()
  return {
    ...extension,
    enter: {...extension.enter, characterEscape: enterEscaped, characterReference: enterEscaped},
    transforms: [...(transforms ?? []), removeMarks],
  }
}

/** Marks only what becomes text of the tree: labels, addresses and titles are put together in a fragment. */
const enterEscaped: Handle = function (token) {
  this.config.enter['data']?.call(this, token)
  const text = this.stack.at(-1)
  const isFragment = this.stack.some(({type}) => type === 'fragment')
  const character = decodeReferences(this.sliceSerialize(token).replace(/^\\/, ''), 'text')
  if (text?.type === 'text' && !isFragment && ADDRESS_SIGN.test(character)) text.value += ESCAPED
}

function removeMarks(tree: Root): void {
  const open: Nodes[] = [tree]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'text') node.value = node.value.replaceAll(ESCAPED, '')
    else if (node.type === 'link') node.url = node.url.replaceAll(ESCAPED, '')
    if ('children' in node) for (const child of node.children) open.push(child)
  }
}
