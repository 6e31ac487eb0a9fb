import {mathFromMarkdown} from 'mdast-util-math'

import {mathWhereSpelled} from './syntax/mathWhereSpelled.ts'
import type {ScannedPart} from './syntaxPart.ts'

/** Formulas in TeX: `$…$` and `$$…$$` among words, and between two lines of `$$`. */
export const MATH_PART: ScannedPart = {
  syntaxFor: mathWhereSpelled,
  nodes: mathFromMarkdown(),
  signs: {characters: '$', isFarReaching: true},
}
