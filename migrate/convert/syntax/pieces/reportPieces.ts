import type {Code, InlineCode, Nodes} from 'mdast'
import type {InlineMath, Math} from 'mdast-util-math'

import type {Dialect} from '../../dialects.ts'
import type {State} from '../../state.ts'

/** The tool that runs what a dialect has besides Markdown, and what begins such a piece. */
const TOOLS: {readonly [Name in Dialect]?: {name: string; opening: RegExp}} = {
  hugo: {name: 'Hugo', opening: /\{\{[<%]/},
  liquid: {name: 'Liquid', opening: /\{[{%]/},
}

/** Reports code or a formula in which a site showed what a piece makes of itself, and now shows the piece. */
export function reportPieceInCode(state: State, node: Code | InlineCode | Math | InlineMath): void {
  const piece = node.data?.livePiece
  if (piece === undefined) return
  const tool = TOOLS[state.dialect]?.name ?? 'another language'
  state.report(
    'convert/template-in-code',
    node,
    `Found \`${piece}\` in ${node.type.endsWith('ath') ? 'a formula' : 'code'}, where ${tool} puts what it stands for; it stands there as it is written. Write what readers are to see.`,
  )
}

/**
 * Reports an address with a piece in it.
 *
 * @param node - The link or the image.
 * @param address - Where it leads, as written.
 * @returns Whether there is a piece in it.
 */
export function reportPieceInAddress(state: State, node: Nodes, address: string): boolean {
  const tool = TOOLS[state.dialect]
  if (!tool || !state.gfm || !tool.opening.test(address)) return false
  state.report(
    'convert/template-in-address',
    node,
    `Kept the address \`${address}\` as it is, which only ${tool.name} can complete. Put the address it stands for in its place.`,
  )
  return true
}
