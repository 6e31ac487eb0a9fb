import type {RootData, Text} from 'mdast'

import type {State} from './state.ts'
import type {MdxSlip} from './syntax/mdx/readingLog.ts'

/**
 * Reports where an article is not what MDX reads: each place, or the first of them when it was read as plain Markdown.
 *
 * @param data - What the tree says about the article as a whole.
 * @param source - The Markdown the tree was made of.
 */
export function reportSlips(state: State, data: RootData | undefined, source: string): void {
  const {mdxSlips = [], isPlain = false} = data ?? {}
  if (!isPlain) {
    for (const slip of mdxSlips) {
      state.report(
        'convert/mdx-slip',
        toNode(source, slip),
        'Found what begins no tag, expression, import or export that MDX can read, and would refuse the article for; it was read as in plain Markdown. Write a backslash before it, or repair what follows.',
      )
    }
    return
  }
  const [first = {line: 1, column: 1, offset: 0}] = mdxSlips
  state.report(
    'convert/not-mdx',
    toNode(source, first),
    'Found too much in this article that MDX cannot read, from here on; all of it was read as plain Markdown. Convert it as plain, or repair it.',
  )
}

/** From a slip to the end of its line. */
function toNode(source: string, {line, column, offset}: MdxSlip): Text {
  const lineEnd = source.indexOf('\n', offset)
  const length = (lineEnd === -1 ? source.length : lineEnd) - offset
  const end = {line, column: column + length, offset: offset + length}
  return {type: 'text', value: '', position: {start: {line, column, offset}, end}}
}
