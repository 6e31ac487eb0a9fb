import type {Parents} from 'mdast'
import type {Options} from 'remark-stringify'

import type {Admonition} from '../convert/syntax/admonitions/admonitionPart.ts'
import {splitLabel} from '../convert/syntax/containers/splitLabel.ts'
import {labelOf} from './directiveHandlers.ts'

type Handle = NonNullable<NonNullable<Options['handlers']>['paragraph']>

const INDENT = '    '

/** An admonition: a line with its name and its title, and what it holds indented after it. */
export function writeAdmonition(
  node: Admonition,
  _: Parents | undefined,
  state: Parameters<Handle>[2],
  info: Parameters<Handle>[3],
): string {
  const {label, held} = splitLabel(node.children)
  const title = label ? labelOf(label, state, info).map(({value}) => ` "${value}"`) : []
  const exit = state.enter('blockquote')
  const tracker = state.createTracker(info)
  tracker.shift(INDENT.length)
  const content = state.containerFlow({type: 'root', children: [...held]}, tracker.current())
  exit()
  const lines = content === '' ? [] : content.split('\n').map((line) => (line === '' ? '' : INDENT + line))
  return [`!!! ${node.line.name}${title.join('')}`, ...lines].join('\n')
}
