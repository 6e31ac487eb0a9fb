/**
 * What a Markdown article says, read without our converter: by the HTML compiler of micromark for the dialect `plain`, and by
 * the trees of remark for the others, of which every word has to arrive somewhere.
 *
 * @module
 */
import type {Nodes, Root} from 'mdast'
import {mdxFromMarkdown} from 'mdast-util-mdx'
import {micromark} from 'micromark'
import {gfm, gfmHtml} from 'micromark-extension-gfm'
import {mdxjs} from 'micromark-extension-mdxjs'
import type {CompileContext, HtmlExtension, Token} from 'micromark-util-types'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'

import type {Dialect} from '../../migrate/convert/dialects.ts'
import {mathWhereSpelled} from '../../migrate/convert/syntax/mathWhereSpelled.ts'
import {UNQUOTED_TAG_PART} from '../../migrate/convert/syntax/unquotedTags.ts'
import {decodeReferences} from '../../src/html/decodeReferences.ts'
import type {Block} from '../../src/portable-text/types.ts'
import {showAdmonitions} from './admonitions.ts'
import {showDocfx} from './docfx.ts'
import {bareWords} from './words.ts'

/** Formulas as their source; and the line ends of code after a definition, which micromark 4 leaves out. */
const OWN_HTML: HtmlExtension = {
  enter: {
    codeFlowValue(this: CompileContext): undefined {
      this.setData('slurpAllLineEndings')
      this.setData('slurpOneLineEnding')
    },
    mathFlow: startMath,
    mathText: startMath,
    mathFlowFence(this: CompileContext): undefined {
      this.buffer()
    },
  },
  exit: {
    mathFlow: endMath,
    mathText: endMath,
    mathFlowFence(this: CompileContext): undefined {
      this.resume()
    },
    mathFlowValue: keep,
    mathTextData: keepEncoded,
  },
}

function startMath(this: CompileContext, {type}: Token): undefined {
  this.tag(type === 'mathFlow' ? '<pre class="math">' : '<code class="math">')
}

function endMath(this: CompileContext, {type}: Token): undefined {
  this.tag(type === 'mathFlow' ? '</pre>' : '</code>')
}

function keepEncoded(this: CompileContext, token: Token): undefined {
  this.raw(this.encode(this.sliceSerialize(token)))
}

/** Raw HTML as it is written, past the tag filter of GFM. */
function keep(this: CompileContext, token: Token): undefined {
  this.raw(token.type.startsWith('math') ? this.encode(this.sliceSerialize(token)) : this.sliceSerialize(token))
}

/** HTML of an article in GFM with formulas, as micromark makes it. */
export function referenceHtml(markdown: string): string {
  const shown = showDocfx(markdown)
  const math = mathWhereSpelled(shown)
  return micromark(shown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm(), ...[math, UNQUOTED_TAG_PART.syntaxFor(shown)].filter((part) => part !== undefined)],
    htmlExtensions: [gfmHtml(), {exit: {htmlFlowData: keep, htmlTextData: keep}}, OWN_HTML],
  })
}

/**
 * Every word of an article that stands in a node of its tree: texts, code, formulas, what is between tags, and in MDX the
 * attributes of components, expressions and modules.
 */
export function treeWords(markdown: string, dialect: Dialect): string[] {
  const text = textsOf(parse(prepare(showDocfx(markdown), dialect), dialect)).join('\n')
  const taken = TAKEN[dialect] ?? []
  return bareWords(taken.reduce((text, pattern) => text.replaceAll(pattern, ' '), text))
}

/** What remark would not read as the generators of sites do. */
function prepare(markdown: string, dialect: Dialect): string {
  if (dialect === 'obsidian') return markdown.replaceAll(CALLOUT, (line) => line.replaceAll(/\*+|==|~~/g, ''))
  if (dialect === 'mkdocs') return showAdmonitions(markdown)
  if (dialect !== 'liquid' && dialect !== 'hugo') return markdown
  return markdown.replaceAll(AFTER_TAG, '\n\n').replaceAll(DEFINITION, '$1<x>')
}

/** The first line of a callout, whose marks are none in a title. */
const CALLOUT = /^[ \t>]*> ?\[![^\]\n]+\].*$/gm
/** A definition that leads to a value, which remark takes for text. */
const DEFINITION = /^( {0,3}\[[^\]\n]+\]:[ \t]*)\S*\{[{%<].*$/gm
/** The end of a line of tags before a definition, which remark takes for text, too. */
const AFTER_TAG = /(?<=\}[ \t]*)\n(?=\[[^\]\n]+\]:[ \t]*\S)/g

/** What became something else than words. */
const TAKEN: {readonly [Name in Dialect]?: readonly RegExp[]} = {
  // The name of the shortcode that is a figure, and of its arguments.
  hugo: [/\{\{[<%]\s*figure\b|\b(?:alt|caption|link|src)=(?=["`])/g],
  // The tags around text that is left alone, and around code.
  liquid: [/\{%-?\s*(?:end)?(?:raw|highlight)\b[^%]*%\}/g],
  // The sizes of images and the names of callouts, which have no field and are reported.
  obsidian: [/\|\d+(?:x\d+)?(?=\])/g, /\[![^\]\n]+\]/g],
}

/** As MDX where MDX takes it, which is what its author meant; else as GFM. */
export function parse(markdown: string, dialect: Dialect): Root {
  const processor = unified().use(remarkParse).use(remarkGfm)
  if (dialect !== 'mdx') return processor.parse(markdown)
  try {
    return processor()
      .data({micromarkExtensions: [gfm(), mdxjs()], fromMarkdownExtensions: [mdxFromMarkdown()]})
      .parse(markdown)
  } catch {
    return processor.parse(markdown)
  }
}

function textsOf(node: Nodes): string[] {
  const own: string[] = []
  if ('value' in node) own.push(node.type === 'html' ? withoutTags(node.value) : node.value)
  if ('attributes' in node && Array.isArray(node.attributes)) {
    // Elements of HTML keep what a reader sees of them; what else they say is reported.
    const isElement = 'name' in node && /^[a-z]/.test(String(node.name))
    for (const attribute of node.attributes) {
      if (isElement && 'name' in attribute && !SEEN.has(attribute.name)) continue
      if (attribute.type === 'mdxJsxExpressionAttribute') own.push(attribute.value)
      else if (typeof attribute.value === 'string') own.push(attribute.value)
      else if (attribute.value) own.push(attribute.value.value)
    }
  }
  // GFM shows no cells beyond the columns of the first row.
  const columns = node.type === 'table' ? node.children[0]?.children.length : undefined
  const children = 'children' in node ? node.children : []
  return [
    ...own,
    ...children.flatMap((child) =>
      child.type === 'tableRow' && columns !== undefined
        ? child.children.slice(0, columns).flatMap(textsOf)
        : textsOf(child),
    ),
  ]
}

const SEEN: ReadonlySet<string> = new Set(['alt', 'href', 'src', 'title'])

function withoutTags(html: string): string {
  return decodeReferences(html.replaceAll(/<!--[^]*?-->|<[^>]*>/g, ' '), 'text')
}

/** Every word of Portable Text, wherever in it: texts, titles, code, source, addresses. */
export function blockWords(blocks: readonly Block[]): string[] {
  return bareWords(stringsOf(blocks).join('\n'))
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(stringsOf)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) => {
    if (name.startsWith('_')) return []
    return name === 'html' && typeof member === 'string' ? [decodeReferences(member, 'text')] : stringsOf(member)
  })
}
