import type {Paragraph, Parent, PhrasingContent, RootContent} from 'mdast'
import type {Extension as FromMarkdownExtension} from 'mdast-util-from-markdown'

import type {ScannedPart} from '../../syntaxPart.ts'
import {admonitionSyntax} from './admonitionSyntax.ts'
import {findAdmonitions, readAdmonition, type AdmonitionLine} from './readAdmonition.ts'

/** An admonition. Its title is a paragraph with `data.directiveLabel`, the first one in it. */
export interface Admonition extends Parent {
  type: 'admonition'
  /** What its line says; of a title only that there is one. */
  line: AdmonitionLine
  children: RootContent[]
}

declare module 'mdast' {
  interface RootContentMap {
    admonition: Admonition
  }
}

const NODES: FromMarkdownExtension = {
  enter: {
    admonition(token) {
      this.enter({type: 'admonition', line: {sign: '!!!', name: 'note', classes: []}, children: []}, token)
    },
    admonitionTitle(token) {
      const title: Paragraph = {type: 'paragraph', data: {directiveLabel: true}, children: [] as PhrasingContent[]}
      this.enter(title, token)
    },
  },
  exit: {
    admonition(token) {
      this.exit(token)
    },
    admonitionSign(token) {
      const source = this.sliceSerialize(token)
      const line = readAdmonition(source.endsWith('"') ? `${source}"` : source)
      const node = this.stack.at(-1)
      if (line && node?.type === 'admonition') node.line = line
    },
    admonitionTitle(token) {
      this.exit(token)
    },
  },
}

/** The part of the parser that reads admonitions, `!!! note "Title"` and what is indented after it. */
export const ADMONITION_PART: ScannedPart = {
  syntaxFor(source) {
    const lines = findAdmonitions(source)
    return lines && admonitionSyntax(lines)
  },
  nodes: NODES,
}
