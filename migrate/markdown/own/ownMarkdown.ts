import type {Literal} from 'mdast'

/** Markdown of the user among words. It stands as it is, and what stands before it sees how it begins. */
export interface OwnMarkdown extends Literal {
  type: 'ownMarkdown'
}

declare module 'mdast' {
  interface PhrasingContentMap {
    ownMarkdown: OwnMarkdown
  }
  interface RootContentMap {
    ownMarkdown: OwnMarkdown
  }
}

/** The handler of the node for `remark-stringify`. */
export function writeOwnMarkdown({value}: OwnMarkdown): string {
  return value
}
