/**
 * Phrases. groq-js has no test of words next to each other, but it asks for each reference that it follows: the test is a
 * reference whose id holds the phrase and the text, and which leads to true or false.
 *
 * @module
 */
import type {ExprNode} from 'groq-js'

/** Starts the ids of references that are such tests. No document has such an id. */
const MARK = '\u0000phrase '
const END = '\u0000'

/** What stands between words, as in groq-js. */
const BETWEEN_WORDS = /[!@#$%^&*(),\\/?";:{}|[\]+<>\s-]+/u

/**
 * Makes an expression that is true where a phrase stands in one of some texts.
 *
 * @param texts - an expression that makes an array; members that are no strings do not count
 */
export function toPhraseTest(texts: ExprNode, phrase: string): ExprNode {
  const isText: ExprNode = {
    type: 'OpCall',
    op: '!=',
    left: {type: 'FuncCall', namespace: 'string', name: 'lower', args: [{type: 'This'}]},
    right: {type: 'Value', value: null},
  }
  const joined: ExprNode = {
    type: 'FuncCall',
    namespace: 'array',
    name: 'join',
    args: [
      {type: 'Filter', base: texts, expr: isText},
      {type: 'Value', value: END},
    ],
  }
  const id: ExprNode = {
    type: 'OpCall',
    op: '+',
    left: {type: 'Value', value: `${MARK}${phrase}${END}`},
    right: joined,
  }
  return {type: 'Deref', base: {type: 'Object', attributes: [{type: 'ObjectAttributeValue', name: '_ref', value: id}]}}
}

/** What a reference of {@link toPhraseTest} leads to; undefined for every other reference. */
export function followPhrase(id: string): boolean | undefined {
  if (!id.startsWith(MARK)) return undefined
  const [phrase = '', ...texts] = id.slice(MARK.length).split(END)
  const wanted = ` ${toWords(phrase)} `
  return texts.some((text) => ` ${toWords(text)} `.includes(wanted))
}

function toWords(text: string): string {
  return text
    .toLowerCase()
    .split(BETWEEN_WORDS)
    .map((word) => word.replace(/^\.+|\.+$/g, ''))
    .filter((word) => word !== '')
    .join(' ')
}
