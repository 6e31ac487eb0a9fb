import type {InlineMath} from 'mdast-util-math'
import {mathToMarkdown as toMarkdown} from 'mdast-util-math'
import type {Options} from 'remark-stringify'

type Handle = NonNullable<NonNullable<Options['handlers']>['inlineMath']>

/** Formulas, and dollars that begin none, in the form in which the converter reads them. */
export function mathToMarkdown(): Options {
  const {handlers, unsafe} = toMarkdown()
  return {
    handlers: {...handlers, inlineMath},
    unsafe: [
      ...(unsafe ?? []).filter(({character, after, atBreak}) => character !== '$' || after !== undefined || atBreak),
      // A dollar before white space begins nothing, and what nothing began does not end.
      {character: '$', after: '\\S', inConstruct: 'phrasing'},
      // The same, told from the other side: what has one neighbour alone gives way to an escape beside it.
      {character: '$', before: '(?=\\$\\S)', inConstruct: 'phrasing'},
    ],
  }
}

/** One dollar on each side where that reads as a formula; else two or more, with spaces that do not count. */
const inlineMath: Handle & {peek: () => string} = (node: InlineMath, _parent, _state, {before, after}) => {
  const {value} = node
  const isPlain = /^[^\s$](?:[^$]*[^\s$\\])?$/.test(value) && !/[\dA-Za-z$]/.test(before + after)
  if (isPlain) return `$${value}$`
  let longest = 1
  for (const [dollars] of value.matchAll(/\$+/g)) longest = Math.max(longest, dollars.length)
  const fence = '$'.repeat(longest + 1)
  const needsPadding = /^ .*[^ ].* $|^\$|\$$/.test(value)
  return needsPadding ? `${fence} ${value} ${fence}` : fence + value + fence
}
inlineMath.peek = () => '$'
