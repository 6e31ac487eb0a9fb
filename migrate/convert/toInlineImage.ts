import type {Nodes} from 'mdast'

import type {ObjectPiece} from './drafts.ts'
import type {PhrasingContext, State} from './state.ts'
import {reportPieceInAddress} from './syntax/pieces/reportPieces.ts'

/** What a source says about an image; empty texts count as absent. */
export interface ImageSource {
  url: string
  alt?: string | null | undefined
  title?: string | null | undefined
}

/** What every image of a body holds. */
export interface DraftImage {
  externalUrl: string
  alt?: string
  title?: string
}

/**
 * Makes what an image holds, and notes that it is used.
 *
 * @param node - The node that messages point at.
 */
export function toImageFields(state: State, node: Nodes, {url, alt, title}: ImageSource): DraftImage {
  if (url === '') {
    state.report('convert/empty-address', node, 'This image has no address: give it one, or take it out.')
  } else if (!reportPieceInAddress(state, node, url)) {
    state.useImage(url, node)
  }
  return {externalUrl: url, ...(alt && {alt}), ...(title && {title})}
}

/**
 * Makes an image among words and notes that it is used.
 *
 * @param node - The node that messages point at.
 * @param context - What is around it. A link is kept by the image itself as well.
 */
export function toInlineImage(
  state: State,
  node: Nodes,
  source: ImageSource,
  {marks, link}: PhrasingContext,
): ObjectPiece {
  const object = {
    _type: 'inlineImage' as const,
    ...toImageFields(state, node, source),
    ...(link && {link: {...link}}),
  }
  return {object, marks}
}
