import type {ComponentType} from 'react'

import {BLOCK_OBJECT, type CalloutTone} from '../../schemas/names.ts'
import {describeHtml} from '../../schemas/previews/describeHtml.ts'
import {describeCallout} from '../../schemas/objects/callout.ts'
import {describeListKind} from '../../schemas/objects/list.ts'
import {describeSyntax} from '../../schemas/objects/sourceBlock.ts'
import {ContentHtml} from './ContentHtml.tsx'

/** What a preview selects of a block. */
export type Selection = Record<string, unknown>

/** How a block shows in the body. */
export interface BlockLook {
  /** Fields to select besides those that the type's own preview selects. */
  select?: Record<string, string>
  label: (selection: Selection) => string
  /** A colour of CSS. */
  tone?: (selection: Selection) => string | undefined
  Content: ComponentType<{selection: Selection}>
}

/** As GitHub has them, readable on light and on dark. */
const TONES: Record<CalloutTone, string> = {
  note: '#2f81f7',
  tip: '#2ea043',
  important: '#a371f7',
  warning: '#d29922',
  caution: '#f85149',
}

function SourceText({source}: {source: unknown}) {
  return typeof source === 'string' && source.trim() !== '' ? (
    <pre className="article-preview-source">{source.trim()}</pre>
  ) : null
}

/** The blocks whose content would be a line of text without a look of their own. */
export const BLOCK_LOOKS: Record<string, BlockLook> = {
  [BLOCK_OBJECT.callout]: {
    label: describeCallout,
    tone: ({tone}) => TONES[tone as CalloutTone],
    Content: ({selection}) => <ContentHtml blocks={selection['content']} />,
  },
  [BLOCK_OBJECT.quote]: {
    label: () => 'Quotation',
    Content: ({selection}) => <ContentHtml blocks={selection['content']} />,
  },
  [BLOCK_OBJECT.list]: {
    select: {start: 'start', loose: 'loose'},
    label: ({kind}) => describeListKind(kind),
    Content: ({selection}) => <ContentHtml blocks={[{...selection, _type: BLOCK_OBJECT.list}]} />,
  },
  [BLOCK_OBJECT.footnote]: {
    label: ({identifier}) => `Footnote ${typeof identifier === 'string' ? identifier : ''}`.trimEnd(),
    Content: ({selection}) => <ContentHtml blocks={selection['content']} />,
  },
  [BLOCK_OBJECT.htmlBlock]: {
    label: ({html}) => describeHtml(html).subtitle,
    Content: ({selection}) => <SourceText source={selection['html']} />,
  },
  [BLOCK_OBJECT.sourceBlock]: {
    label: ({syntax}) => describeSyntax(typeof syntax === 'string' ? syntax : undefined),
    Content: ({selection}) => <SourceText source={selection['source']} />,
  },
  [BLOCK_OBJECT.math]: {
    label: () => 'Formula',
    Content: ({selection}) => <SourceText source={selection['tex']} />,
  },
}
