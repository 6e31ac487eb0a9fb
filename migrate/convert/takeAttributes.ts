import type {Heading, PhrasingContent, Text} from 'mdast'

import {readAttributes, runBefore, type HeadingAttributes} from './headingAttributes.ts'
import type {State} from './state.ts'

/** A heading without the list of attributes that stood at its end. */
export interface BareHeading {
  children: PhrasingContent[]
  attributes?: HeadingAttributes
}

/**
 * Takes the list of attributes off a heading. What is one is decided by the source, in which an escaped brace is escaped
 * and code is code; what Markdown made of the characters inside the list does not count.
 */
export function takeAttributes(state: State, heading: Heading): BareHeading {
  const {children, position} = heading
  const text = wordsOf(state.sourceOf(heading))
  const attributes = readAttributes(text)
  const start = position?.start.offset
  if (!attributes || start === undefined) return {children}
  const bare = cutAt(state, children, start + attributes.index, text.slice(attributes.index))
  return bare ? {children: attributes.rest === '' ? trimEnd(bare, text, attributes) : bare, attributes} : {children}
}

/** The source of a heading without its underline, and without the number signs and the white space at its end. */
function wordsOf(source: string): string {
  const words = /^#{1,6}(?!\S)/.test(source)
    ? source.replace(/(?<=[ \t])#+[ \t]*$/, '')
    : source.replace(/\n[^\n]*$/, '')
  return words.trimEnd()
}

/**
 * The nodes before a place in the source, which all to the end of the last one is a list from.
 *
 * @returns Undefined when the list begins inside code, a tag or a mark, and so is none.
 */
function cutAt(
  state: State,
  nodes: readonly PhrasingContent[],
  place: number,
  list: string,
): PhrasingContent[] | undefined {
  const before = nodes.filter(({position}) => (position?.start.offset ?? 0) < place)
  const last = before.at(-1)
  if (!last || (last.position?.end.offset ?? Infinity) <= place) return before
  // A node without a position was made by an extension, of the text at the end.
  const tail = last.position ? state.sourceOf(last).slice(place - (last.position.start.offset ?? 0)) : list
  if (last.type !== 'text' || !last.value.endsWith(tail)) return undefined
  return [...before.slice(0, -1), cutText(last, tail.length)]
}

/** Takes off the white space that set the list apart; what a character reference says of white space stays. */
function trimEnd(nodes: PhrasingContent[], text: string, {index}: HeadingAttributes): PhrasingContent[] {
  const last = nodes.at(-1)
  const space = runBefore(text, index, ' \t')
  if (last?.type !== 'text' || space === '' || !last.value.endsWith(space)) return nodes
  return [...nodes.slice(0, -1), cutText(last, space.length)]
}

/** A text without its last characters, which its source has as they are. */
function cutText({position, ...node}: Text, length: number): Text {
  const value = node.value.slice(0, -length)
  if (!position) return {...node, value}
  const {offset = 0, line, column} = position.end
  return {...node, value, position: {...position, end: {line, column: column - length, offset: offset - length}}}
}
