import type {Parent, PhrasingContent} from 'mdast'

import type {ElementTag, TagNode} from './elementTag.ts'

/** An opening and a closing tag among the same siblings, and all between them. */
export interface HtmlElement extends Parent {
  type: 'htmlElement'
  tag: ElementTag
  open: TagNode
  close: TagNode
  children: PhrasingContent[]
}

declare module 'mdast' {
  interface PhrasingContentMap {
    htmlElement: HtmlElement
  }
  interface RootContentMap {
    htmlElement: HtmlElement
  }
}
