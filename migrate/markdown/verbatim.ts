import type {Literal} from 'mdast'

/** Markdown among words that is written as it is, and needs no care as HTML. */
export interface Verbatim extends Literal {
  type: 'verbatim'
}

declare module 'mdast' {
  interface PhrasingContentMap {
    verbatim: Verbatim
  }
  interface RootContentMap {
    verbatim: Verbatim
  }
}

/** Markdown as a node. */
export function verbatim(value: string): Verbatim {
  return {type: 'verbatim', value}
}
