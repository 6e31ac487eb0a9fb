import type {PhrasingContent} from 'mdast'

import type {InlineHtml} from '../../../src/portable-text/types.ts'
import type {MarkdownState, PhrasingContext} from '../state.ts'
import {writeHtml} from '../writeHtml.ts'
import {toOneLine} from '../toOneLine.ts'

/** What a line can begin with that ends a paragraph, or makes a heading of it. */
const BLOCK = String.raw`[-+*](?:[ \t]|$)|(?:[-*_][ \t]*){3,}$|[-=]+[ \t]*$|#{1,6}(?:[ \t]|$)|>|~~~|\`\`\`|:::|\d{1,9}[.)](?:[ \t]|$)`

/** The start of a line. A reader of HTML among words takes up to three spaces off it. */
const LINE_START = new RegExp(String.raw`\n(?=( ?)((?:${BLOCK})?))`, 'gm')

/** HTML among words stands as it is, or as what the dialect has in its place. */
export function inlineHtml(state: MarkdownState, {html}: InlineHtml, context: PhrasingContext): PhrasingContent[] {
  const value = toOneLine(state, writeHtml(state, context.block, html), context)
  return [{type: 'html', value: state.options.dialect === 'mdx' ? joinLines(value) : indentLines(value)}]
}

/** Four spaces keep a line from being a block of its own. Where it had none, one of them is there to stay. */
function indentLines(html: string): string {
  return html.replace(LINE_START, (end, space: string, block: string) => {
    if (space !== '') return `${end}   `
    return block === '' ? end : `${end}    `
  })
}

/** MDX has no indented code, and with it no line of a paragraph that may begin with anything. */
function joinLines(jsx: string): string {
  return jsx.replace(LINE_START, (end, _: string, block: string) => (block === '' ? end : ' '))
}
