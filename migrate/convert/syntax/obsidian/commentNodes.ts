import type {Literal} from 'mdast'
import type {Extension} from 'mdast-util-from-markdown'

/** A comment, among words or between paragraphs; `value` is its source with both markers. */
export interface ObsidianComment extends Literal {
  type: 'obsidianComment'
}

declare module 'mdast' {
  interface PhrasingContentMap {
    obsidianComment: ObsidianComment
  }
  interface BlockContentMap {
    obsidianComment: ObsidianComment
  }
  interface RootContentMap {
    obsidianComment: ObsidianComment
  }
}

/** Makes nodes of what {@link commentSyntax} finds. */
export function commentNodes(): Extension {
  return {
    enter: {
      obsidianComment(token) {
        const value = this.sliceSerialize(token).trimEnd()
        this.enter({type: 'obsidianComment', value: this.data.inTable ? value.replaceAll('\\|', '|') : value}, token)
      },
    },
    exit: {
      obsidianComment(token) {
        this.exit(token)
      },
    },
  }
}
