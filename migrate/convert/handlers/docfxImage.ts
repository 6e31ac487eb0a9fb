import type {Paragraph} from 'mdast'

import {decodeReferences} from '../../../src/html/decodeReferences.ts'
import type {DraftBlock} from '../drafts.ts'
import type {State} from '../state.ts'
import {toImageFields} from '../toInlineImage.ts'

const LINE = /^:::[ \t]*image((?:[ \t]+[\w-]+="[^"\n]*")+)[ \t]*:::$/
const ATTRIBUTE = /([\w-]+)="([^"\n]*)"/g
/** What has a field here, or says nothing else than that there is an image. */
const KEPT: ReadonlySet<string> = new Set(['type', 'source', 'alt-text', 'lightbox'])

/** The image of DocFX, a line `:::image source="…" alt-text="…":::` by itself, is a figure. Undefined for any other paragraph. */
export function docfxImage(state: State, node: Paragraph): DraftBlock | undefined {
  const [first] = node.children
  if (!state.gfm || first?.type !== 'text' || !first.value.startsWith(':::')) return undefined
  const [, list = ''] = LINE.exec(state.sourceOf(node).trim()) ?? []
  const attributes = new Map([...list.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, decode(value)]))
  const [url, alt, lightbox] = ['source', 'alt-text', 'lightbox'].map((name) => attributes.get(name))
  if (!url) return undefined
  const others = [...attributes.keys()].filter((name) => !KEPT.has(name))
  if (others.length > 0) {
    state.report(
      'convert/shortcode-arguments',
      node,
      `Converted an image of DocFX, and left out what has no field here: ${others.join(', ')}.`,
    )
  }
  return {_type: 'figure', ...toImageFields(state, node, {url, alt}), ...(lightbox && {link: {href: lightbox}})}
}

function decode(value: string): string {
  return decodeReferences(value, 'attribute')
}
