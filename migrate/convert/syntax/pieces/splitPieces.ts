import type {Nodes, Paragraph, Parents, PhrasingContent, Text} from 'mdast'

import type {SourcePiece} from './sourcePiece.ts'

/**
 * A paragraph of nothing but pieces is those pieces, one a line, and one of nothing at all is gone. The first paragraph of
 * a list item is its text, and stays a paragraph, and so does the title of a container.
 *
 * @param parent - What the node stands in.
 * @param node - Any node.
 * @param index - Its place there.
 * @returns What takes the place of the node; the node itself when nothing does.
 */
export function splitPieces(parent: Parents, node: Nodes, index: number): Nodes[] {
  if (node.type !== 'paragraph' || node.data?.directiveLabel) return [node]
  if (node.children.length === 0) return []
  if (parent.type === 'listItem' && index === 0) return [node]
  return toLines(node)?.flatMap(joinLine) ?? [node]
}

/** Pieces and the blanks beside them, by line; undefined for a paragraph that holds anything else, or no piece. */
function toLines({children}: Paragraph): (SourcePiece | Text)[][] | undefined {
  const lines: (SourcePiece | Text)[][] = [[]]
  for (const child of children) {
    if (!isPiece(child) && !isBlank(child)) return undefined
    if (child.type === 'break' || (child.type === 'text' && child.value.includes('\n'))) lines.push([])
    else lines.at(-1)?.push(child)
  }
  return children.some(isPiece) ? lines : undefined
}

function isPiece(node: Nodes): node is SourcePiece {
  return node.type === 'sourcePiece'
}

function isBlank(node: PhrasingContent): node is Extract<PhrasingContent, {type: 'text' | 'break'}> {
  return node.type === 'break' || (node.type === 'text' && node.value.trim() === '')
}

/** The pieces of a line as one. */
function joinLine(line: readonly (SourcePiece | Text)[]): Nodes[] {
  const pieces = line.filter(isPiece)
  const [first, last] = [pieces[0], pieces.at(-1)]
  if (!first || !last) return []
  const [start, end] = [first.position?.start, last.position?.end]
  const position = start && end && {position: {start, end}}
  if (first === last) return first.data?.code ? [{type: 'code', ...first.data.code, ...position}] : [first]
  const {syntax} = pieces.find(({syntax}) => syntax !== 'kramdown') ?? first
  const form = pieces.every(({form}) => form === first.form) ? first.form : 'tag'
  const value = line.map((node) => node.value).join('')
  return [{type: 'sourcePiece', syntax, form, value: value.trim(), ...position}]
}
