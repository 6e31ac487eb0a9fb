import type {Parent, PhrasingContent, Paragraph} from 'mdast'
import type {Extension as FromMarkdownExtension} from 'mdast-util-from-markdown'
import {codes} from 'micromark-util-symbol'
import type {Code, Construct, Extension, State, TokenizeContext} from 'micromark-util-types'

import {isLineEnd, titleInLine} from '../titleInLine.ts'
import {readFence, type Fence} from './readFence.ts'

/** A line of colons, before it is known whether it has a partner. It holds its title. */
export interface ContainerFence extends Parent {
  type: 'containerFence'
  fence: Fence
  /** As written. */
  source: string
  children: Paragraph[]
}

declare module 'mdast' {
  interface ParagraphData {
    /** True for the title of a container, which stands before what it holds. */
    directiveLabel?: boolean | null | undefined
  }
  interface RootContentMap {
    containerFence: ContainerFence
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    containerFence: 'containerFence'
    containerFenceSequence: 'containerFenceSequence'
    containerFenceTitle: 'containerFenceTitle'
  }
}

/**
 * The syntax of lines that open and close containers. Each is a block by itself: what opens and what closes find each
 * other in the tree, so that no line has to be read twice, however many of them lack a partner.
 *
 * @param fences - By the number of the line, from 1. On other lines nothing is read.
 */
export function fenceSyntax(fences: ReadonlyMap<number, Fence>): Extension {
  const construct: Construct = {
    name: 'containerFence',
    tokenize(this: TokenizeContext, effects, ok, nok) {
      const {line, offset} = this.now()
      const title = fences.get(line)?.title
      const at = () => this.now().offset - offset
      const beforeTitle = titleInLine(effects, 'containerFenceTitle', () => at() >= (title?.end ?? 0), beforeSequence)
      return fences.has(line) ? start : nok

      function start(code: Code): State | undefined {
        effects.enter('containerFence')
        return beforeSequence(code)
      }

      function beforeSequence(code: Code): State | undefined {
        if (isLineEnd(code)) return end(code)
        effects.enter('containerFenceSequence')
        return sequence(code)
      }

      function sequence(code: Code): State | undefined {
        if (at() === title?.start || isLineEnd(code)) {
          effects.exit('containerFenceSequence')
          return isLineEnd(code) ? end(code) : beforeTitle(code)
        }
        effects.consume(code)
        return sequence
      }

      function end(code: Code): State | undefined {
        effects.exit('containerFence')
        return ok(code)
      }
    },
  }
  return {flow: {[codes.colon]: construct}}
}

/** Makes nodes of what {@link fenceSyntax} finds. */
export const FENCE_NODES: FromMarkdownExtension = {
  enter: {
    containerFence(token) {
      const source = this.sliceSerialize(token)
      const fence = readFence(source) ?? {colons: 0, attributes: {}}
      this.enter({type: 'containerFence', fence, source, children: []}, token)
    },
    containerFenceTitle(token) {
      this.enter({type: 'paragraph', data: {directiveLabel: true}, children: [] as PhrasingContent[]}, token)
    },
  },
  exit: {
    containerFence(token) {
      this.exit(token)
    },
    containerFenceTitle(token) {
      this.exit(token)
    },
  },
}
