import type {DraftBlock} from '../drafts.ts'
import type {State} from '../state.ts'
import {isPlainCaption} from '../syntax/pieces/isPlainCaption.ts'
import {parseShortcode} from '../syntax/pieces/parseShortcode.ts'
import {reportPieceInAddress} from '../syntax/pieces/reportPieces.ts'
import type {SourcePiece} from '../syntax/pieces/sourcePiece.ts'

const FIGURE = /^\{\{[<%]\s*figure\s(?:[^{}]|\{(?!\{)|\}(?!\}))*\}\}$/
/** Arguments that only say how the picture looks or is loaded. */
const PRESENTATION: ReadonlySet<string> = new Set('class width height loading target rel'.split(' '))
const KEPT: ReadonlySet<string> = new Set('src alt caption link'.split(' '))

/**
 * Hugo's `figure` shortcode is a figure, if a reader sees nothing but a picture and a caption without Markdown in it.
 *
 * @returns Undefined for any other shortcode.
 */
export function shortcodeFigure(state: State, node: SourcePiece): DraftBlock | undefined {
  const {positional, named} = FIGURE.test(node.value) ? parseShortcode(node.value) : {named: new Map<string, string>()}
  const [src, alt, caption, link] = ['src', 'alt', 'caption', 'link'].map((name) => named.get(name))
  const others = [...named.keys()].filter((name) => !KEPT.has(name))
  if (!src || positional?.length || !isPlainCaption(caption ?? '')) return undefined
  if (!others.every((name) => PRESENTATION.has(name))) return undefined
  if (others.length > 0) {
    state.report(
      'convert/shortcode-arguments',
      node,
      `Converted a figure shortcode, and left out what has no field here: ${others.join(', ')}.`,
    )
  }
  if (!reportPieceInAddress(state, node, src)) state.useImage(src, node)
  return {
    _type: 'figure',
    externalUrl: src,
    ...(alt && {alt}),
    ...(link && {link: {href: link}}),
    ...(caption && {caption}),
  }
}
