import type {DraftBlock, Piece} from '../drafts.ts'
import type {PhrasingContext, State} from '../state.ts'
import {readLiteral} from '../syntax/mdx/expression.ts'
import type {MdxSource} from '../syntax/mdx/mdxSource.ts'

/** MDX between paragraphs is kept as it is. */
export function mdxFlow(state: State, node: MdxSource): DraftBlock[] {
  reportSource(state, node)
  return [{_type: 'sourceBlock', syntax: 'mdx', source: node.value}]
}

/** MDX among words is kept as it is; a string in braces is text. */
export function mdxPhrasing(state: State, node: MdxSource, {marks}: PhrasingContext): Piece[] {
  const literal = readLiteral(node.value)
  if (literal !== undefined) {
    reportLiteral(state, node)
    return [{text: literal, marks}]
  }
  reportSource(state, node)
  return [{object: {_type: 'inlineSource', syntax: 'mdx', source: node.value}, marks}]
}

function reportLiteral(state: State, node: MdxSource): void {
  state.report('convert/mdx-literal', node, `Found the text ${node.value} as an expression; it became text.`)
}

function reportSource(state: State, node: MdxSource): void {
  const {kind, tag} = node
  switch (kind) {
    case 'module':
      return state.report(
        'convert/mdx-module',
        node,
        'Kept imports or exports of MDX, which no reader sees, as a block of source. They define nothing on a site that renders Portable Text: give its renderer the components that the article uses.',
      )
    case 'expression':
      return state.report(
        'convert/mdx-expression',
        node,
        'Kept an expression of MDX as source: a site shows its value only if its renderer works that out. Replace it by what it says where it always says the same.',
      )
    case 'comment':
      return state.report(
        'convert/mdx-comment',
        node,
        state.sourceOf(node).startsWith('<!--')
          ? 'Kept an HTML comment, which MDX has not and no reader sees, as a comment of MDX.'
          : 'Kept a comment of MDX, which no reader sees, as source.',
      )
    default:
      // The opening tag has said it.
      if (tag?.kind === 'close') return undefined
      return state.report(
        'convert/mdx-component',
        node,
        `Kept ${tag ? `the component <${tag.name}>` : 'components'} of MDX as source: a site shows it only if its renderer knows it. The setting \`elements\` can make a block of your own of it.`,
      )
  }
}
