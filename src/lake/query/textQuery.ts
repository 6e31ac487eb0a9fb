/**
 * `text::query`, which groq-js parses and then refuses to evaluate, said with what groq-js does have.
 * The Studio's lists, search and reference pickers all depend on it.
 *
 * `<left> match text::query("red -blue tea*")` becomes
 * `<text of left> match "red tea*" && !(<text of left> match "blue")`, where the text of a document is every string in
 * it. A quoted phrase counts as its words: groq-js compares words without their order.
 *
 * @module
 */
import type {ExprNode, OpCallNode} from 'groq-js'

import type {StoredDocument} from '../engine.ts'
import {rewriteTree, walkTree} from './walk.ts'

/** The attribute under which {@link withText} hides a document's text. No GROQ query can name it. */
const TEXT_ATTRIBUTE = '\u0000text'

/** Whether a tree still calls for the text of whole documents, so that {@link withText} is worth its while. */
export function readsText(tree: ExprNode): boolean {
  return Array.from(walkTree(tree)).some((node) => node.type === 'AccessAttribute' && node.name === TEXT_ATTRIBUTE)
}

/** Replaces each `<left> match text::query(<constant>)`. Any other use of `text::query` stays, and is refused later. */
export function rewriteTextQueries(tree: ExprNode): ExprNode {
  return rewriteTree(tree, (node) => {
    const search = readSearch(node)
    return search === null ? node : toMatch(search.left, search.text)
  })
}

function readSearch(node: ExprNode): {left: ExprNode; text: string} | null {
  if (node.type !== 'OpCall' || node.op !== 'match' || node.right.type !== 'FuncCall') return null
  const {namespace, name, args} = node.right
  if (namespace !== 'text' || name !== 'query') return null
  const [argument] = args
  return argument?.type === 'Value' && typeof argument.value === 'string'
    ? {left: node.left, text: argument.value}
    : null
}

function toMatch(left: ExprNode, text: string): ExprNode {
  const {wanted, unwanted} = parseSearch(text)
  const haystack = toTextOf(left)
  const match = (words: string[]): OpCallNode => ({
    type: 'OpCall',
    op: 'match',
    left: haystack,
    right: {type: 'Value', value: words.join(' ')},
  })
  const conditions: ExprNode[] = [
    ...(wanted.length > 0 ? [match(wanted)] : []),
    ...unwanted.map((word): ExprNode => ({type: 'Not', base: match([word])})),
  ]
  const [first = {type: 'Value', value: true}, ...others] = conditions
  return others.reduce((all, condition) => ({type: 'And', left: all, right: condition}), first)
}

/** Splits what a person typed. A lone `*` asks for nothing in particular. */
function parseSearch(text: string): {wanted: string[]; unwanted: string[]} {
  const terms = Array.from(text.matchAll(/(-?)(?:"([^"]*)"|(\S+))/g), ([, minus, phrase, word]) => ({
    isUnwanted: minus === '-',
    text: phrase ?? word ?? '',
  })).filter((term) => /[^\s!@#$%^&*(),\\/?";:{}|[\]+<>-]/.test(term.text))
  return {
    wanted: terms.filter((term) => !term.isUnwanted).map((term) => term.text),
    unwanted: terms.filter((term) => term.isUnwanted).map((term) => term.text),
  }
}

/** A list of strings to search in, whatever the left side turns out to be: string, strings, Portable Text or document. */
function toTextOf(left: ExprNode): ExprNode {
  const parts = left.type === 'Array' ? left.elements : [{type: 'ArrayElement' as const, value: left, isSplat: false}]
  return {
    type: 'Array',
    elements: parts.flatMap(({value, isSplat}) => [
      {type: 'ArrayElement' as const, value, isSplat},
      {type: 'ArrayElement' as const, value, isSplat: true},
      {
        type: 'ArrayElement' as const,
        value: {type: 'FuncCall' as const, namespace: 'pt', name: 'text', args: [value]},
        isSplat: false,
      },
      {
        type: 'ArrayElement' as const,
        value: {type: 'AccessAttribute' as const, base: value, name: TEXT_ATTRIBUTE},
        isSplat: false,
      },
    ]),
  }
}

const texts = new WeakMap<StoredDocument, string>()

/**
 * Copies a document and gives the copy its own text, under an attribute that neither `...` nor JSON shows.
 * The text is gathered when it is first read.
 */
export function withText(document: StoredDocument): StoredDocument {
  return Object.defineProperty({...document}, TEXT_ATTRIBUTE, {enumerable: false, get: () => gatherText(document)})
}

function gatherText(document: StoredDocument): string {
  const known = texts.get(document)
  if (known !== undefined) return known
  const parts: string[] = []
  const gather = (value: unknown): void => {
    if (typeof value === 'string') parts.push(value)
    else if (Array.isArray(value)) value.forEach(gather)
    else if (typeof value === 'object' && value !== null) {
      for (const [key, member] of Object.entries(value)) if (!key.startsWith('_')) gather(member)
    }
  }
  gather(document)
  const text = parts.join('\n')
  texts.set(document, text)
  return text
}
