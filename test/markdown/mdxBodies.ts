import type {Block, InlineObject, TextBlock} from '../../src/portable-text/types.ts'
import {bodies} from './bodyArbitraries.ts'

/** What stands in bodies of MDX in place of HTML that MDX has not, by that HTML. */
const INLINE: Readonly<Record<string, {html: string} | {source: string}>> = {
  '<!-- c -->': {source: '{/* c */}'},
  '<?php ?>': {source: '{a["}"] + `}`}'},
  '<!X>': {source: '<Icon name="a" />'},
  '<![CDATA[a]]>': {source: '<Note {...b}>'},
  '<x-y\nz="1">': {html: '<x-y z="1">'},
  '<!-- a\nb -->': {source: '{a +\n  b}'},
}
const BLOCKS: Readonly<Record<string, {html: string} | {source: string}>> = {
  '<div>\n  a\n</div>': {html: '<div>\n  <img src="a" class="b">\n  <hr>\n</div>'},
  '<!-- a\n\nb -->': {source: '{/* a\n\nb */}'},
  '<pre>\n\n  x\n</pre>': {html: '<details>\n  <summary>a *b* <i>c</i> &amp; {d}</summary>'},
  '<script>\n\n# a\n</script> b': {source: '<Tabs\n  a={{b: "}"}}\n\n  c>'},
  ' <p>': {html: '<iframe src="a"></iframe>'},
}
type Child = TextBlock['children'][number]

const PART = /<[!?][^>]*>|<[^>]*>/g

/** Bodies as the converter emits them for MDX. */
export const mdxBodies = bodies.map((blocks) => blocks.map(toMdx))

function toMdx(block: Block): Block {
  switch (block._type) {
    case 'block':
      return toMdxText(block)
    case 'htmlBlock': {
      const mdx = BLOCKS[block.html]
      if (!mdx) return block
      return 'html' in mdx ? {...block, ...mdx} : {_type: 'sourceBlock', _key: block._key, syntax: 'mdx', ...mdx}
    }
    case 'quote':
    case 'callout':
    case 'footnote':
      return {...block, content: block.content.map(toMdx)}
    case 'list':
      return {...block, items: block.items.map((item) => ({...item, content: item.content.map(toMdx)}))}
    case 'table':
      return {
        ...block,
        rows: block.rows.map((row) => ({
          ...row,
          cells: row.cells.map((cell) => ({...cell, value: cell.value.map(toMdxText)})),
        })),
      }
    default:
      return block
  }
}

function toMdxText(block: TextBlock): TextBlock {
  const children = block.children.flatMap((child): Child[] =>
    child._type === 'inlineHtml' ? toMdxObjects(child) : [child],
  )
  return {...block, children: children.reduce<Child[]>(joinHtml, [])}
}

/** Tags without anything between them are one piece of HTML; all of them were before they were told apart. */
function toMdxObjects(object: InlineObject & {_type: 'inlineHtml'}): InlineObject[] {
  return (object.html.match(PART) ?? []).map((part) => {
    const mdx = INLINE[part] ?? {html: part}
    if ('html' in mdx) return {...object, ...mdx}
    const {_key, marks} = object
    return {_type: 'inlineSource', _key, syntax: 'mdx', ...mdx, ...(marks && {marks})}
  })
}

function joinHtml(children: Child[], child: Child): Child[] {
  const last = children.at(-1)
  const isOne =
    last?._type === 'inlineHtml' &&
    child._type === 'inlineHtml' &&
    last.html !== '<!---->' &&
    child.html !== '<!---->' &&
    String(last.marks) === String(child.marks)
  return isOne ? [...children.slice(0, -1), {...last, html: last.html + child.html}] : [...children, child]
}
