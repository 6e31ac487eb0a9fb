import type {Dialect} from '../../migrate/convert/dialects.ts'
import type {Conversion} from '../../migrate/types.ts'
import type {Block} from '../../src/portable-text/types.ts'
import {toHtml} from '../../src/render/toHtml.ts'
import type {HtmlOptions} from '../../src/render/types.ts'
import {normalizeHtml} from '../conformance/normalize.ts'
import type {Check} from './corpusTypes.ts'
import {evenOutTree} from './evenOutTree.ts'
import {compareFacts, htmlFacts, treeFacts, type Facts} from './facts.ts'
import {firstDifferentNode} from './firstDifferentNode.ts'
import {parse, referenceHtml} from './readings.ts'
import {hideTemplates, TEMPLATE} from './templates.ts'
import {markUntitled} from './words.ts'

/** As the reference, which trusts its input. */
export const HTML: HtmlOptions = {html: 'allow', addresses: 'all', headingIds: false}

/**
 * Compares what an article holds besides words with an independent reading. In the dialect `plain` both hold the same, and
 * have the same tree; but an article with lines of colons, which the reference knows nothing of, is not compared as a tree.
 * In the others nothing may be missing of what the reference reads; it knows nothing of templates, in whose place something
 * else stands.
 */
export function* compareStructure(
  body: string,
  {blocks, messages}: Pick<Conversion, 'blocks' | 'messages'>,
  dialect: Dialect,
): Generator<[Check, string | undefined]> {
  const marked = markUntitled(blocks) as Block[]
  if (dialect === 'plain') {
    const actual = normalizeHtml(toHtml(marked, HTML))
    const expected = normalizeHtml(referenceHtml(body))
    const [a, b] = [htmlFacts(actual), htmlFacts(expected)]
    const hasColons = body.includes(':::')
    yield ['addresses', compareFacts(a.addresses, b.addresses, {more: hasColons})]
    yield ['code', compareFacts(a.code, b.code, {more: false})]
    yield ['headings', compareFacts(a.headings, b.headings, {more: false})]
    const isMoved = hasColons || messages.some(({rule}) => rule === 'convert/nesting-limit')
    const seen = messages.some(({rule}) => rule === 'convert/html-attributes')
    if (!isMoved) yield ['tree', firstDifferentNode(evenOutTree(actual, {seen}), evenOutTree(expected, {seen}))]
    return
  }
  const actual = htmlFacts(normalizeHtml(toHtml(marked, {...HTML, source: 'hide'})))
  const expected = readFacts(body, dialect)
  for (const kind of ['addresses', 'code', 'headings'] as const) {
    const asked = expected[kind].filter((fact) => fact.length > 2 && !fact.includes(TEMPLATE))
    yield [kind, compareFacts(actual[kind], asked, {more: true})]
  }
}

function readFacts(body: string, dialect: Dialect): Facts {
  if (dialect === 'mdx') return treeFacts(parse(body.replaceAll('\r\n', '\n'), dialect))
  return htmlFacts(normalizeHtml(referenceHtml(hideTemplates(body, dialect))))
}
