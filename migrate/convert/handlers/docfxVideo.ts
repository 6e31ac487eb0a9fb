import type {Blockquote} from 'mdast'

import type {DraftBlock} from '../drafts.ts'
import {escapeAttribute} from '../html/escapeAttribute.ts'
import type {State} from '../state.ts'

const MARKER = /^\[!video[ \t]+(https?:\/\/[^\s<>[\]"]+)\]$/i

/** The video of DocFX, a quotation `> [!VIDEO address]`, is a frame. Undefined for any other quotation. */
export function docfxVideo(state: State, node: Blockquote): DraftBlock | undefined {
  const [only, ...others] = node.children
  if (!state.gfm || only?.type !== 'paragraph' || others.length > 0) return undefined
  const [, address] = MARKER.exec(state.sourceOf(only).trim()) ?? []
  if (address === undefined) return undefined
  state.report(
    'convert/video',
    node,
    'Made a frame of a video of DocFX: an editor sees its HTML, and a site shows it if it knows the player or allows raw HTML.',
  )
  return {_type: 'htmlBlock', html: `<iframe src="${escapeAttribute(address)}" allowfullscreen></iframe>`}
}
