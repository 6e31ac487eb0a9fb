import {readCalloutName} from '../../migrate/convert/calloutNames.ts'
import type {Normal} from '../conformance/normalize.ts'
import {isFormula, isSource, toAddress} from './facts.ts'
import {mergeMarks} from './mergeMarks.ts'
import {evenOutCharacters, INLINE, textOf, UNSPACED_CHARACTER, withoutOwnTitle} from './words.ts'

type Element = Extract<Normal, {name: string}>

/**
 * Makes the trees of two renderers comparable, beside what `conformance/normalize.ts` and `words.ts` even out:
 *
 * 1. A callout is a quotation, and the title that it was not given is none.
 * 2. The language of code is what stands before a brace or a colon.
 * 3. An image alone between blocks is a paragraph, also when raw HTML does not say so.
 * 4. A mark for the table of contents is a paragraph, and a formula is code.
 * 5. How addresses are escaped.
 * 6. White space at the edges of a block, however deep in marks, and beside a character of a script without spaces.
 * 7. Equal marks side by side, which are one mark; and line ends at the end of code.
 * 8. Attributes that tell a reader nothing are left out where the conversion said that it left some out.
 *
 * @param nodes - Evened out by `normalizeHtml`.
 * @param options - `seen`: whether only attributes count that a reader sees.
 */
export function evenOutTree(nodes: readonly Normal[], options: EvenOutOptions): Normal[] {
  return wrapImages(evenOutNodes(nodes, options))
}

function evenOutNodes(nodes: readonly Normal[], options: EvenOutOptions): Normal[] {
  return mergeMarks(withoutGaps(nodes.map((node) => evenOutNode(node, options)).filter((node) => node !== '')))
}

interface EvenOutOptions {
  /** Whether only attributes count that a reader sees. */
  seen: boolean
}

const SEEN: ReadonlySet<string> = new Set(['alt', 'checked', 'href', 'src', 'start', 'title', 'type'])
const NO_WORDS: ReadonlySet<string> = new Set(['script', 'style', 'textarea'])
const MARKER = /^\[!([\w-]+)\][+-]? ?/
/** The same between two marks. */
const UNSPACED = new RegExp(`${UNSPACED_CHARACTER} ${UNSPACED_CHARACTER}`, 'u')
/** White space between a character without spaces and the end of what is marked, or the other way round. */
const EDGE = new RegExp(String.raw`(?<=${UNSPACED_CHARACTER}) $|^ (?=${UNSPACED_CHARACTER})`, 'gu')

function evenOutNode(node: Normal, options: EvenOutOptions): Normal {
  if (typeof node === 'string') return evenOutCharacters(node).replaceAll(EDGE, '')
  if ('comment' in node) return node
  const {name} = node
  const attributes = attributesOf(node, options)
  if (NO_WORDS.has(name)) return {...node, attributes}
  if (name === 'pre' && !isFormula(node))
    return isSource(node) ? toParagraph(node) : {...node, attributes, children: node.children.map(withLanguage)}
  if (name === 'aside')
    return {name: 'blockquote', attributes: {}, children: evenOutNodes(withoutOwnTitle(node), options)}
  if (isFormula(node)) return {name: 'code', attributes: {}, children: node.children.map(trimText)}
  const children = evenOutNodes(node.children, options)
  if (name === 'blockquote') return {name, attributes, children: withoutMarker(children)}
  if (INLINE.has(name)) return {name, attributes, children}
  const trimmed = trimEnd(trimStart(children))
  if (/^h[1-6]$/.test(name)) return {name, attributes, children: trimEnd(withoutAttributes(trimmed))}
  if (name === 'p')
    return (
      soleFormula(node) ?? {
        name,
        attributes,
        children: trimmed
          .filter((child) => !isEmptyCaption(child))
          .flatMap((child) => (isImageParagraph(child) ? child.children : [child])),
      }
    )
  const wrapped = wrapImages(trimmed)
  const [only, ...others] = wrapped
  if (name === 'div' && others.length === 0 && isImageParagraph(only)) return only
  return {name, attributes, children: wrapped}
}

function attributesOf({attributes}: Element, {seen}: EvenOutOptions): Record<string, unknown> {
  const kept = Object.entries(attributes).filter(([name]) => !seen || SEEN.has(name))
  return Object.fromEntries(
    kept.map(([name, value]) => [
      name,
      (name === 'href' || name === 'src') && typeof value === 'string' ? toAddress(value) : value,
    ]),
  )
}

function withLanguage(node: Normal): Normal {
  if (typeof node === 'string' || 'comment' in node || node.name !== 'code') return node
  const children = trimLines(node.children)
  const [, language] = /^language-([^{:[]+)/.exec(String(node.attributes['className'])) ?? []
  return {...node, attributes: language === undefined ? {} : {className: [`language-${language}`]}, children}
}

/** Line ends at the end of code show nothing. */
function trimLines(nodes: readonly Normal[]): Normal[] {
  const [last, others] = [nodes.at(-1), nodes.slice(0, -1)]
  if (typeof last !== 'string') return [...nodes]
  return [...others, last.replace(/\n+$/, '')].filter((node) => node !== '')
}

function toParagraph({children}: Element): Normal {
  return {name: 'p', attributes: {}, children: [evenOutCharacters(textOf(children).trim())]}
}

function wrapImages(nodes: readonly Normal[]): Normal[] {
  return nodes.map((node, index) => {
    const isAlone = [nodes[index - 1], nodes[index + 1]].every((next) => next === undefined || isBlock(next))
    return isImage(node) && isAlone ? {name: 'p', attributes: {}, children: trimEnd(trimStart([node]))} : node
  })
}

/** Without white space between blocks and comments, and between marks that end and begin with characters without spaces. */
function withoutGaps(nodes: readonly Normal[]): Normal[] {
  return nodes.filter((node, index) => {
    if (typeof node !== 'string' || node.trim() !== '') return true
    const [before, after] = [nodes[index - 1], nodes[index + 1]]
    if (before === undefined || after === undefined) return true
    return !isBlock(before) && !isBlock(after) && !UNSPACED.test(`${textOf([before])} ${textOf([after])}`)
  })
}

/** A formula in a paragraph by itself is one between paragraphs. */
function soleFormula({children}: Element): Normal | undefined {
  const [only, ...others] = children
  const isSole = typeof only === 'object' && 'name' in only && others.length === 0 && isFormula(only)
  return isSole ? {name: 'code', attributes: {}, children: only.children.map(trimText)} : undefined
}

function trimText(node: Normal): Normal {
  return typeof node === 'string' ? node.trim() : node
}

function isEmptyCaption(node: Normal): boolean {
  return typeof node === 'object' && 'name' in node && node.name === 'figcaption' && node.children.length === 0
}

function isImageParagraph(node: Normal | undefined): node is Element {
  const [only, ...others] = typeof node === 'object' && 'name' in node && node.name === 'p' ? node.children : []
  return others.length === 0 && isImage(only)
}

function isImage(node: Normal | undefined): boolean {
  if (node === undefined || typeof node === 'string' || 'comment' in node) return false
  const shown = node.children.filter((child) => typeof child !== 'string' || child.trim() !== '')
  return node.name === 'img' || (node.name === 'a' && shown.length === 1 && isImage(shown[0]))
}

function isBlock(node: Normal): boolean {
  return typeof node === 'object' && ('comment' in node || !INLINE.has(node.name))
}

function trimStart([first, ...others]: readonly Normal[]): Normal[] {
  if (first === undefined) return []
  if (typeof first === 'string') return first.trimStart() === '' ? trimStart(others) : [first.trimStart(), ...others]
  if ('comment' in first || !INLINE.has(first.name)) return [first, ...others]
  return [{...first, children: trimStart(first.children)}, ...others]
}

function trimEnd(nodes: readonly Normal[]): Normal[] {
  const [last, others] = [nodes.at(-1), nodes.slice(0, -1)]
  if (last === undefined) return []
  if (typeof last === 'string') return last.trimEnd() === '' ? trimEnd(others) : [...others, last.trimEnd()]
  if ('comment' in last || !INLINE.has(last.name)) return [...others, last]
  return [...others, {...last, children: trimEnd(last.children)}]
}

/** A quotation without the name of the callout that it is. */
function withoutMarker([first, ...others]: readonly Normal[]): Normal[] {
  if (first === undefined || typeof first === 'string' || !('name' in first) || first.name !== 'p')
    return first === undefined ? others : [first, ...others]
  const [text, ...rest] = first.children
  const [marker = '', name = ''] = typeof text === 'string' ? (MARKER.exec(text) ?? []) : []
  if (typeof text !== 'string' || !readCalloutName(name)) return [first, ...others]
  const [next, ...afterBreak] = rest
  const words = text.length === marker.length && isBreak(next) ? afterBreak : [text.slice(marker.length), ...rest]
  const children = words.filter((child) => child !== '')
  return children.length > 0 ? [{...first, children}, ...others] : others
}

function isBreak(node: Normal | undefined): boolean {
  return typeof node === 'object' && 'name' in node && node.name === 'br'
}

/** The words of a heading without the list of attributes at its end. */
function withoutAttributes(children: readonly Normal[]): Normal[] {
  const [last, others] = [children.at(-1), children.slice(0, -1)]
  if (typeof last === 'string')
    return [...others, last.replace(/\s*\{\s*[#.][^{}]*\}\s*$/, '')].filter((child) => child !== '')
  if (last === undefined || 'comment' in last) return [...children]
  if (isSource(last)) return others
  return [...others, {...last, children: withoutAttributes(last.children)}]
}
