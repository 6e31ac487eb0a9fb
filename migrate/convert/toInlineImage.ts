import type {Nodes} from 'mdast'

import type {DraftInlineObject, LinkMark} from './drafts.ts'
import type {State} from './state.ts'

/** What a source says about an image; empty texts count as absent. */
export interface ImageSource {
  url: string
  alt?: string | null | undefined
  title?: string | null | undefined
}

/**
 * Makes an image and notes that it is used.
 *
 * @param node - Where it stands in the source.
 * @param link - The link around it.
 */
export function toInlineImage(
  state: State,
  node: Nodes,
  {url, alt, title}: ImageSource,
  link: LinkMark | undefined,
): Extract<DraftInlineObject, {_type: 'inlineImage'}> {
  if (url === '') {
    state.report('convert/empty-address', node, 'This image has no address: give it one, or take it out.')
  } else {
    state.useImage(url, node)
  }
  return {
    _type: 'inlineImage',
    externalUrl: url,
    ...(alt && {alt}),
    ...(title && {title}),
    ...(link && {link: {...link}}),
  }
}
