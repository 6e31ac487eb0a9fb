import type {Nodes} from 'mdast'
import type {CompileContext, Extension, Handle} from 'mdast-util-from-markdown'
import type {Token} from 'micromark-util-types'

import {arrangeMdx} from './arrangeMdx.ts'
import {toHtmlComment, toMdxComment} from './comment.ts'
import {isMdxComment} from './expression.ts'
import {splitLine, toFlow} from './flowLine.ts'
import {parseJsxTag} from './jsxTag.ts'
import {toPhrasing, toSource, type MdxPiece} from './mdxPiece.ts'
import {createOpenElements, type OpenElements} from './openElements.ts'
import {toHtmlTags} from './toHtmlTags.ts'

declare module 'mdast-util-from-markdown' {
  interface CompileData {
    /** The pieces of the line that is being read; undefined among words. */
    mdxLine?: MdxPiece[] | undefined
    mdxOpenElements?: OpenElements | undefined
  }
}

/**
 * Makes nodes of MDX: `html` of tags that HTML has, the way CommonMark would, and `mdxSource` of the rest. Tags are not
 * nested: what stands between two of them is converted like anything else.
 *
 * @param source - The article.
 */
export const createMdxNodes = (source: string): Extension => ({
  enter: {
    mdxFlow() {
      this.data.mdxLine = []
    },
    mdxTag: enterPiece,
    mdxExpression: enterPiece,
    mdxComment: enterPiece,
  },
  exit: {
    mdxFlow: exitFlow,
    mdxTag: exitPiece(readTag),
    mdxExpression: exitPiece((_, source) => readExpression(source)),
    mdxComment: exitPiece((_, html) => ({source: toSource('comment', toMdxComment(html)), html: [html]})),
    mdxModule(token) {
      place(this, toSource('module', this.sliceSerialize(token)), token)
    },
  },
  transforms: [(tree) => arrangeMdx(tree, source)],
})

/** The line ends inside a piece are no text of the paragraph it stands in. */
function enterPiece(this: CompileContext): void {
  this.buffer()
}

function exitPiece(read: (context: CompileContext, source: string) => Omit<MdxPiece, 'token'>): Handle {
  return function (token) {
    this.resume()
    const piece: MdxPiece = {token, ...read(this, this.sliceSerialize(token))}
    if (this.data.mdxLine) this.data.mdxLine.push(piece)
    else for (const node of toPhrasing(piece)) place(this, node, token)
  }
}

function readTag({data}: CompileContext, source: string): Omit<MdxPiece, 'token'> {
  const tag = parseJsxTag(source)
  const html = toHtmlTags(tag)
  data.mdxOpenElements ??= createOpenElements()
  const isSource = data.mdxOpenElements.take(tag, html === undefined)
  const {name, kind} = tag
  return {source: {...toSource('component', source), tag: {name, kind}}, html: isSource ? undefined : html}
}

function readExpression(source: string): Omit<MdxPiece, 'token'> {
  const isComment = isMdxComment(source)
  return {
    source: toSource(isComment ? 'comment' : 'expression', source),
    html: isComment ? [toHtmlComment(source)] : undefined,
  }
}

function place(context: CompileContext, node: Nodes, token: Token): void {
  context.enter(node, token)
  context.exit(token)
}

function exitFlow(this: CompileContext, token: Token): void {
  const pieces = this.data.mdxLine ?? []
  this.data.mdxLine = undefined
  for (const line of splitLine(pieces)) {
    const node = toFlow(this, line)
    const [start, end] = [line[0]?.token.start ?? token.start, line.at(-1)?.token.end ?? token.end]
    if (node) place(this, node, {...token, start, end})
  }
}
