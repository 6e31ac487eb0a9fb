import type {Block, TextBlock} from '../../../src/portable-text/types.ts'

/** What to show besides texts and pieces. */
interface OutlineOptions {
  /** Show where links lead; default false. */
  links?: boolean
}

/**
 * Blocks as one line each, for tests that are about which text is a piece: `hugo {{< a >}}` for a piece between
 * paragraphs, `a ⟨{{< b >}}⟩` for one among words, `em(a)` for marks.
 */
export function outline(blocks: readonly Block[], options: OutlineOptions = {}): string[] {
  return blocks.map((block) => outlineBlock(block, options))
}

function outlineBlock(block: Block, options: OutlineOptions): string {
  switch (block._type) {
    case 'block':
      return prefixOf(block) + words(block, options)
    case 'sourceBlock':
      return `${block.syntax} ${block.source}`
    case 'code':
      return `code ${block.code}`
    case 'htmlBlock':
      return `html ${block.html}`
    case 'list':
      return `list ${block.items.map(({content}) => `(${outline(content, options).join(' | ')})`).join(' ')}`
    case 'table':
      return `table ${block.rows.map(({cells}) => cells.map(({value}) => `[${outline(value).join()}]`).join('')).join(' ')}`
    default:
      return 'content' in block ? `${block._type} (${outline(block.content, options).join(' | ')})` : block._type
  }
}

function prefixOf({style, listItem, anchor}: TextBlock): string {
  if (listItem) return '- '
  if (style === 'blockquote') return '> '
  const name = style === 'normal' ? '' : `${style} `
  return anchor === undefined ? name : `${name}#${anchor} `
}

function words({children, markDefs}: TextBlock, {links}: OutlineOptions): string {
  return children
    .map((child) => {
      if (child._type === 'inlineSource') return `⟨${child.source}⟩`
      if (child._type === 'inlineHtml') return `⟨${child.html}⟩`
      if (child._type !== 'span') return `<${child._type}>`
      return child.marks.reduceRight((text, mark) => {
        const link = markDefs.find(({_key}) => _key === mark)
        if (!link) return `${mark}(${text})`
        return links && link._type === 'link' ? `link ${link.href} ${link.title ?? ''}(${text})` : `link(${text})`
      }, child.text)
    })
    .join('')
}
