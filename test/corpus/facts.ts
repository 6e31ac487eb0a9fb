import type {Definition, Nodes, Root} from 'mdast'

import type {Normal} from '../conformance/normalize.ts'
import {bareWords, textOf} from './words.ts'

type Element = Extract<Normal, {name: string}>

/** What an article holds besides its words, each in order. */
export interface Facts {
  /** Where links lead and images lie, without what is escaped in them. */
  addresses: string[]
  /** The text of blocks of code, without line ends at its end. */
  code: string[]
  /** The level of each heading and its letters. */
  headings: string[]
}

/** Elements whose addresses a reader can follow or see. */
const ADDRESSED: Readonly<Record<string, string>> = {a: 'href', img: 'src'}

/**
 * The facts of HTML.
 *
 * @param nodes - Evened out.
 */
export function htmlFacts(nodes: readonly Normal[], facts: Facts = emptyFacts()): Facts {
  for (const [index, node] of nodes.entries()) {
    if (typeof node === 'string' || 'comment' in node) continue
    const address = node.attributes[ADDRESSED[node.name] ?? '']
    if (typeof address === 'string' && !isBareAddress(node, nodes[index - 1])) addAddress(facts, address)
    if (isCode(node)) facts.code.push(toCode(textIn(node)))
    if (/^h[1-6]$/.test(node.name)) facts.headings.push(toHeading(node.name.slice(1), textOf(node.children)))
    htmlFacts(node.children, facts)
  }
  return facts
}

/** An address in an element that is a link already: in HTML that ends the element, which has nothing in it then. */
function isBareAddress({name}: Element, before: Normal | undefined): boolean {
  const isLink = name === 'a' && typeof before === 'object' && 'name' in before && before.name === 'a'
  return isLink && before.children.length === 0
}

/** Code, but neither a formula nor what stands in the place of a piece of another language. */
function isCode(node: Element): boolean {
  return node.name === 'pre' && !isSource(node) && !isFormula(node)
}

/** What stands between dollars. */
export function isFormula({attributes}: Element): boolean {
  return [attributes['className']].flat().includes('math')
}

/** What stands in the place of a piece of another language, a table of contents for one, is no code. */
export function isSource({attributes}: Element): boolean {
  return [attributes['className']].flat().includes('source')
}

function textIn(node: Normal): string {
  if (typeof node === 'string') return node
  if ('comment' in node) return ''
  return node.name === 'br' ? '\n' : node.children.map(textIn).join('')
}

/** One link may be two, of an element and of an address in it that is a link by itself. */
function addAddress({addresses}: Facts, url: string): void {
  const address = toAddress(url)
  if (addresses.at(-1) !== address) addresses.push(address)
}

/** The facts of a tree of remark, of which raw HTML is left out. */
export function treeFacts(tree: Root): Facts {
  const facts = emptyFacts()
  const definitions = new Map<string, Definition>()
  const nodes = allNodes(tree)
  for (const node of nodes)
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node)
  for (const node of nodes) {
    if (node.type === 'link' || node.type === 'image') addAddress(facts, node.url)
    if (node.type === 'linkReference' || node.type === 'imageReference')
      addAddress(facts, definitions.get(node.identifier)?.url ?? '')
    if (node.type === 'code') facts.code.push(toCode(node.value))
    if (node.type === 'heading') facts.headings.push(toHeading(String(node.depth), wordsOf(node)))
  }
  return facts
}

/** A node and all that is in it, in order. */
function allNodes(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(allNodes) : [])]
}

function wordsOf(node: Nodes): string {
  return allNodes(node)
    .map((node) => {
      if (node.type === 'image' || node.type === 'imageReference' || node.type === 'html') return ''
      return node.type === 'break' ? ' ' : 'value' in node && !node.type.startsWith('mdx') ? node.value : ''
    })
    .join('')
}

/** An address however it is escaped: renderers do not agree on which characters have to be. */
export function toAddress(address: string): string {
  return address.replaceAll(/(?:%[0-9a-f]{2})+/gi, (codes) => {
    try {
      return decodeURIComponent(codes)
    } catch {
      return codes
    }
  })
}

function toCode(text: string): string {
  return text.replace(/[ \t\n]+$/, '')
}

/** Without the attributes at its end, or a comment, which plain Markdown takes for emphasis. */
function toHeading(level: string, text: string): string {
  return `${level} ${bareWords(text.replace(/\s*\{\s*(?:[#.:][^{}]*|\/\*?[^*{}]*\*?\/)\s*\}\s*$/, '')).join('')}`
}

function emptyFacts(): Facts {
  return {addresses: [], code: [], headings: []}
}

/**
 * Compares what one kind of fact says of an article.
 *
 * @param options - `more`: whether there may be more of them than are expected.
 * @returns One line; undefined when they are equal, in whatever order.
 */
export function compareFacts(
  actual: readonly string[],
  expected: readonly string[],
  {more}: {more: boolean},
): string | undefined {
  const counts = new Map<string, number>()
  for (const fact of actual) counts.set(fact, (counts.get(fact) ?? 0) + 1)
  for (const fact of expected) counts.set(fact, (counts.get(fact) ?? 0) - 1)
  const missing = expected.find((fact) => (counts.get(fact) ?? 0) < 0)
  if (missing !== undefined) return `“${missing.slice(0, 300)}” is missing${nearest(missing, actual, counts)}`
  const added = more ? undefined : actual.find((fact) => (counts.get(fact) ?? 0) > 0)
  return added === undefined ? undefined : `“${added.slice(0, 300)}” is not expected`
}

/** One that is there instead, where there is one that begins the same. */
function nearest(missing: string, actual: readonly string[], counts: ReadonlyMap<string, number>): string {
  const other = actual.find((fact) => (counts.get(fact) ?? 0) > 0 && fact.slice(0, 3) === missing.slice(0, 3))
  return other === undefined ? '' : `, “${other.slice(0, 300)}” is there`
}
