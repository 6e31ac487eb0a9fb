import type {Paragraph, Parent, RootContent} from 'mdast'

import type {ElementTag, TagNode} from './elementTag.ts'

/** An element between paragraphs, whatever of it CommonMark read as Markdown. */
export interface HtmlFlowElement extends Parent {
  type: 'htmlFlowElement'
  tag: ElementTag
  /** What stands between its tags. */
  children: RootContent[]
  /** The same, as written. */
  inner: string
  /** What it is without being an element: one node, or that of its opening and that of its closing tag. */
  parts: {whole: TagNode | Paragraph} | {open: TagNode; close: TagNode}
}

declare module 'mdast' {
  interface RootContentMap {
    htmlFlowElement: HtmlFlowElement
  }
}
