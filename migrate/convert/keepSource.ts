import {assignKeys} from '../../src/portable-text/assignKeys.ts'
import type {Conversion} from '../types.ts'
import {excerpt} from './excerpt.ts'
import {CONVERT_RULES} from './rules.ts'

/**
 * The last resort for an article nested so deeply that no conversion can follow: all of it as one block of Markdown.
 *
 * @param source - The normalized Markdown.
 * @param options - The line of the file it starts at; default 1.
 */
export function keepSource(source: string, {firstLine = 1}: {firstLine?: number}): Conversion {
  const rule = 'convert/nested-too-deeply'
  return {
    blocks: assignKeys([{_type: 'code', language: 'markdown', code: source}]),
    images: [],
    messages: [
      {
        severity: CONVERT_RULES[rule],
        rule,
        reason:
          'This article nests hundreds of quotations, lists or marks in each other, more than can be converted; it was kept whole, as one block of Markdown. Nest it less to have it converted.',
        line: firstLine,
        column: 1,
        source: excerpt(source),
      },
    ],
    titleHeading: false,
  }
}
