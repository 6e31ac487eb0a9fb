/**
 * `text::query`, which groq-js parses and then refuses to evaluate, said with what groq-js does have.
 * The Studio's lists, search and reference pickers all depend on it.
 *
 * `<left> match text::query("red -blue tea*")` becomes
 * `<text of left> match "red" && <text of left> match "tea*" && !(<text of left> match "blue")`, where the text of a
 * document is every string in it. groq-js compares words without their order, so a quoted phrase is looked for beside its
 * words ({@link toPhraseTest}).
 *
 * @module
 */
import type {ExprNode, OpCallNode} from 'groq-js'

import type {StoredDocument} from '../engine.ts'
import {toPhraseTest} from './phrase.ts'
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
  const haystack = toTextOf(left)
  const conditions = parseSearch(text).map((term): ExprNode => {
    const found = toTermTest(haystack, term)
    return term.isUnwanted ? {type: 'Not', base: found} : found
  })
  const [first = {type: 'Value', value: true}, ...others] = conditions
  return others.reduce((all, condition) => ({type: 'And', left: all, right: condition}), first)
}

function toTermTest(haystack: ExprNode, {text, isPhrase}: Term): ExprNode {
  const pattern: ExprNode = {type: 'Value', value: isPhrase ? text : text.replace(UNSPACED, '*$&*')}
  const match: OpCallNode = {type: 'OpCall', op: 'match', left: haystack, right: pattern}
  return isPhrase ? {type: 'And', left: match, right: toPhraseTest(haystack, text)} : match
}

/** Words of scripts without spaces between words: what stands as one word in a text is a sentence. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]+/gu

/** Something that a person looks for. */
interface Term {
  text: string
  isUnwanted: boolean
  /** Whether its words stand next to each other. */
  isPhrase: boolean
}

/** Splits what a person typed. A lone `*` asks for nothing in particular. */
function parseSearch(text: string): Term[] {
  return Array.from(text.matchAll(/(-?)(?:"([^"]*)"|(\S+))/g), ([, minus, phrase, word]) => ({
    isUnwanted: minus === '-',
    isPhrase: phrase !== undefined && /\S\s+\S/.test(phrase),
    text: phrase ?? word ?? '',
  })).filter((term) => /[^\s!@#$%^&*(),\\/?";:{}|[\]+<>-]/.test(term.text))
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
