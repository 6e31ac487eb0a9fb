import {codes} from 'micromark-util-symbol'
import type {Extension} from 'micromark-util-types'

import {createFlowPieces} from './flowPieces.ts'
import {createModule} from './module.ts'
import type {ReadingLog} from './readingLog.ts'
import {createTextPiece} from './textPiece.ts'

/**
 * Makes the syntax of MDX for one article. Of what MDX takes away from CommonMark, addresses and HTML among words stay:
 * they only get what is no JSX, which MDX would refuse.
 *
 * @param log - What the readings of the article share.
 */
export function createMdxSyntax(log: ReadingLog): Extension {
  const flowPieces = createFlowPieces(log)
  const textPiece = createTextPiece(log)
  const moduleConstruct = createModule(log)
  return {
    flow: {
      [codes.lessThan]: flowPieces,
      [codes.leftCurlyBrace]: flowPieces,
      [codes.lowercaseE]: moduleConstruct,
      [codes.lowercaseI]: moduleConstruct,
    },
    text: {[codes.lessThan]: textPiece, [codes.leftCurlyBrace]: textPiece},
    disable: {null: ['codeIndented', 'htmlFlow']},
  }
}
