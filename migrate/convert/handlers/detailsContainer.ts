import type {RootContent} from 'mdast'
import type {ContainerDirective} from 'mdast-util-directive'

import type {DraftBlock} from '../drafts.ts'
import {escapeText} from '../html/escapeText.ts'
import type {ConvertRule} from '../rules.ts'
import type {FlowContext, State} from '../state.ts'

/** What stands in a container called `details`. */
interface Details {
  title: string | undefined
  children: readonly RootContent[]
  notices: readonly [ConvertRule, string][]
}

/** `:::details`, which VitePress folds away, is the element of HTML that it makes of it. */
export function detailsContainer(
  state: State,
  node: ContainerDirective,
  {title = 'Details', children, notices}: Details,
  {levels}: FlowContext,
): DraftBlock[] {
  for (const [rule, reason] of notices) state.report(rule, node, reason)
  state.report(
    'convert/container',
    node,
    'Made <details> in HTML of a container: an editor sees its tags around what it holds, and a site shows it only if its renderer allows that.',
  )
  return [
    {_type: 'htmlBlock', html: `<details>\n<summary>${escapeText(title)}</summary>`},
    ...state.all(children, levels),
    {_type: 'htmlBlock', html: '</details>'},
  ]
}
