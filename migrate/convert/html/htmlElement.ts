import type {Html, Parent, PhrasingContent} from 'mdast'

import type {Tag} from '../../../src/html/parseTag.ts'

/** An opening and a closing tag among the same siblings, and all between them. */
export interface HtmlElement extends Parent {
  type: 'htmlElement'
  tag: Tag
  open: Html
  close: Html
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
