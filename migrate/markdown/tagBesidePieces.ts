import type {Nodes} from 'mdast'

const TAGS: Readonly<Record<string, string>> = {strong: 'strong', emphasis: 'em', delete: 'del'}

/**
 * Between letters, a marker of emphasis often has to have one of them written as a character reference, to be read as a
 * marker (CommonMark 6.2). A hidden piece counts as a letter, and cannot be written otherwise: tags mark what begins or
 * ends right beside one.
 *
 * @param nodes - Siblings.
 * @returns The siblings; the same array where nothing is to be changed.
 */
export function tagBesidePieces(nodes: readonly Nodes[]): readonly Nodes[] {
  if (!nodes.some((node) => TAGS[node.type])) return nodes
  return nodes.flatMap((node, index): Nodes[] => {
    const tag = TAGS[node.type]
    if (tag === undefined || !('children' in node)) return [node]
    const meets = meetsPiece(nodes[index - 1], node, 0) || meetsPiece(nodes[index + 1], node, -1)
    return meets ? [{type: 'html', value: `<${tag}>`}, ...node.children, {type: 'html', value: `</${tag}>`}] : [node]
  })
}

/**
 * Whether a piece stands on one side of a marker, with anything but white space or punctuation on the other.
 *
 * @param outside - The sibling on that side of the marked node.
 * @param marked - The marked node.
 * @param at - Which of its ends: the first child or the last.
 */
function meetsPiece(outside: Nodes | undefined, marked: Nodes, at: 0 | -1): boolean {
  if (!outside) return false
  const [outer, inner] = [edgeOf(outside, at === 0 ? -1 : 0), edgeOf(marked, at)]
  if (isLetter(outer)) return true
  if (!isLetter(inner)) return false
  return outer.type !== 'text' || /[\p{L}\p{N}]/u.test(outer.value.at(at === 0 ? -1 : 0) ?? '')
}

/** Attributes count as punctuation, as they begin and end with it in kramdown. */
function isLetter(node: Nodes): boolean {
  return node.type === 'sourcePiece' && node.form !== 'attributes'
}

/** What stands at one end of a node, inside all marks. */
function edgeOf(node: Nodes, at: 0 | -1): Nodes {
  const edge = TAGS[node.type] !== undefined && 'children' in node ? node.children.at(at) : undefined
  return edge ? edgeOf(edge, at) : node
}
