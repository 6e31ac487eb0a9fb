import {decodeReferences} from '../../src/html/decodeReferences.ts'
import {VOID_ELEMENTS} from '../../src/html/parseTag.ts'
import {startsHtml} from '../convert/html/htmlBlocks.ts'
import {isHtmlElement} from '../convert/html/htmlElements.ts'
import {toJsxAttribute} from '../convert/html/jsxAttributes.ts'
import {toMdxComment} from '../convert/syntax/mdx/comment.ts'
import {escapeForMdx} from './escapeForMdx.ts'

/** HTML as MDX has it. */
interface Jsx {
  jsx: string
  /** Whether it reads as that HTML again, and not as text and source in several pieces. */
  isSame: boolean
}

/** Comments; elements whose content is no HTML; declarations and instructions; tags; text. */
const TOKEN =
  /<!--(?:-?>|[^]*?(?:-->|$))|<(script|style)\b[^]*?<\/\1\s*>|<!\[CDATA\[[^]*?\]\]>|<[!?][^>]*(?:>|$)|<\/?[A-Za-z](?:[^"'<>]|"[^"]*"|'[^']*')*>|[^<]+|</gi
const RAW = /^<(script|style)\b[^]*<\/\w+\s*>$/i
const TAG = /^<(\/?)([A-Za-z][^\s/>]*)([^]*?)\/?>$/
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?/g
const JSX_NAME = /^[A-Za-z_$][\w$-]*(?::[A-Za-z_$][\w$-]*)?$/

/**
 * Writes HTML as JSX: tags closed, comments and scripts in braces, and text such that Markdown means that text.
 *
 * @param isBlock - Whether it stands between paragraphs.
 */
export function toJsx(html: string, isBlock: boolean): Jsx {
  const tokens = html.match(TOKEN) ?? []
  const written: string[] = []
  for (const [index, token] of tokens.entries()) {
    const isClosed = isClosedBy(tokens[index + 1], token)
    if (index > 0 && isClosedBy(token, tokens[index - 1] ?? '')) continue
    written.push(toJsxPart(token, isClosed))
  }
  return {
    jsx: written.join('').trimStart(),
    isSame: tokens.every(hasSameForm) && (!isBlock || html.split('\n').every(isHtmlLine)),
  }
}

/** Whether a tag is the closing one of the tag right before it. */
function isClosedBy(next: string | undefined, tag: string): boolean {
  const [, slash, name = ''] = TAG.exec(tag) ?? []
  return slash === '' && !VOID_ELEMENTS.has(name.toLowerCase()) && next?.toLowerCase() === `</${name.toLowerCase()}>`
}

function toJsxPart(token: string, isClosed: boolean): string {
  if (token.startsWith('<!--')) return toMdxComment(token)
  const [, name] = RAW.exec(token) ?? []
  if (name) return rawElement(token, name.toLowerCase())
  if (/^<[!?]/.test(token)) return `{/*${token.replaceAll('*/', '* /')}*/}`
  return toJsxTag(token, isClosed) ?? toJsxText(token)
}

/** Text between tags. White space that is written as a reference is meant to stay. */
function toJsxText(text: string): string {
  const parts = text.split(/(&#(?:9|10|12|13|32|[xX](?:9|20|[aAcCdD]));)/)
  return parts.map((part, index) => (index % 2 === 1 ? part : escapeForMdx(decodeReferences(part, 'text')))).join('')
}

/** A tag as JSX; undefined for what is no tag. */
function toJsxTag(token: string, isClosed: boolean): string | undefined {
  const [, slash = '', written, rest = ''] = TAG.exec(token) ?? []
  if (written === undefined) return undefined
  const name = isHtmlElement(written.toLowerCase()) ? written.toLowerCase() : written
  if (slash) return `</${name}>`
  const attributes = [...rest.matchAll(ATTRIBUTE)].map(([, attribute = '', value]) =>
    toJsxAttributeText(attribute, value),
  )
  return `<${name}${attributes.join('')}${isClosed || VOID_ELEMENTS.has(name) ? ' /' : ''}>`
}

function toJsxAttributeText(attribute: string, value: string | undefined): string {
  const name = toJsxAttribute(attribute)
  const quoted = value === undefined || isQuoted(value) ? value : `"${value}"`
  if (JSX_NAME.test(name)) return quoted === undefined ? ` ${name}` : ` ${name}=${quoted}`
  return ` {...{${JSON.stringify(name)}: ${JSON.stringify(decodeReferences(quoted?.slice(1, -1) ?? '', 'attribute'))}}}`
}

function isQuoted(value: string): boolean {
  return /^["']/.test(value)
}

/** A script or a style sheet holds no text of Markdown, so it stands in a template of JavaScript. */
function rawElement(token: string, name: string): string {
  const [, tag = '', content = ''] = /^(<[^>]*>)([^]*?)(?:<\/\w+\s*>)?$/.exec(token) ?? []
  const open = toJsxTag(tag, false) ?? `<${name}>`
  return content === ''
    ? `${open}</${name}>`
    : `${open}{\`${content.replaceAll(/[\\`]|\$(?=\{)/g, '\\$&')}\`}</${name}>`
}

/** Whether a part reads as itself again, wherever it stands. */
function hasSameForm(token: string): boolean {
  if (!token.startsWith('<')) return true
  if (RAW.test(token)) return false
  const [, , name = '', rest = ''] = TAG.exec(token) ?? []
  if (!isHtmlElement(name)) return false
  return [...rest.matchAll(ATTRIBUTE)].every(
    ([, attribute = '', value]) => JSX_NAME.test(toJsxAttribute(attribute)) && (value === undefined || isQuoted(value)),
  )
}

function isHtmlLine(line: string): boolean {
  return startsHtml(line.trim())
}
