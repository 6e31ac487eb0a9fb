import type {Paragraph, PhrasingContent, RootContent, Text} from 'mdast'

/** Stands for the paragraph itself among the places of opening tags. */
const OUTSIDE = -1

/**
 * Takes a paragraph apart that holds components and nothing else, and so is none in MDX: `<Note>words</Note>` by itself is
 * a component around a paragraph.
 *
 * @returns What stands between paragraphs then: tags, comments, and paragraphs of the words inside; or the paragraph as
 *   it is.
 */
export function unwrapComponents(node: Paragraph): RootContent[] {
  const {children} = node
  const {partners, withWords} = survey(children)
  if (withWords.has(OUTSIDE)) return [node]
  const parts: RootContent[] = []
  for (let index = 0; index < children.length; index++) {
    const child = children[index]
    if (!child || isBlank(child)) continue
    parts.push(child)
    const partner = partners.get(index)
    if (partner === undefined || !withWords.has(index)) continue
    parts.push(toParagraph(children.slice(index + 1, partner)))
    index = partner - 1
  }
  return parts.length > 0 ? parts : [node]
}

/** What is known of the components among some siblings. */
interface Survey {
  /** The place of the closing tag by that of the opening one. */
  partners: ReadonlyMap<number, number>
  /** The opening tags between which and whose closing one words stand, or a tag without a partner. */
  withWords: ReadonlySet<number>
}

function survey(nodes: readonly PhrasingContent[]): Survey {
  const partners = new Map<number, number>()
  const withWords = new Set<number>()
  const open: {name: string; index: number}[] = []
  nodes.forEach((node, index) => {
    if (isBlank(node)) return
    const source = node.type === 'mdxSource' ? node : undefined
    const tag = source?.tag
    const last = open.at(-1)
    if (tag?.kind === 'open') open.push({name: tag.name, index})
    else if (tag?.kind === 'close' && last?.name === tag.name) {
      open.pop()
      partners.set(last.index, index)
    } else if (tag?.kind !== 'empty' && source?.kind !== 'comment') withWords.add(last?.index ?? OUTSIDE)
  })
  if (open.length > 0) withWords.add(OUTSIDE)
  return {partners, withWords}
}

function toParagraph(nodes: readonly PhrasingContent[]): Paragraph {
  const children = trimText(nodes)
  const [start, end] = [children[0]?.position?.start, children.at(-1)?.position?.end]
  return {type: 'paragraph', children, ...(start && end && {position: {start, end}})}
}

/** White space beside a tag is none of a paragraph. */
function trimText(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const first = nodes.findIndex((node) => !isBlank(node))
  const last = nodes.findLastIndex((node) => !isBlank(node))
  return nodes.slice(first, last + 1).map((node, index) => {
    if (node.type !== 'text' || !isLiteral(node)) return node
    const value = index === 0 ? node.value.replace(/^[ \t\n]+/, '') : node.value
    return {...node, value: index === last - first ? value.replace(/[ \t\n]+$/, '') : value}
  })
}

function isBlank(node: PhrasingContent): boolean {
  return node.type === 'text' && isLiteral(node) && /^[ \t\n]*$/.test(node.value)
}

/** Whether a text stands in the source as it is. White space that is written as a reference is meant to stay. */
function isLiteral({value, position}: Text): boolean {
  const {start, end} = position ?? {}
  return start?.offset !== undefined && end?.offset !== undefined && end.offset - start.offset === value.length
}
