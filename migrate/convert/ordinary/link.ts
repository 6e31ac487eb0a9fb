import type {PhrasingContent} from 'mdast'
import {decodeString} from 'micromark-util-decode-string'
import {normalizeIdentifier} from 'micromark-util-normalize-identifier'

import type {BracketPiece} from './pieces.ts'
import {readResource} from './resource.ts'
import {pointOf, type Words} from './words.ts'

/** Characters of a label, at most. */
const MAX_LABEL = 999
/** A label behind the text of a link. */
const LABEL = /\[((?:[^[\]\\\n]|\\[^\n]){1,999})\]/y

/** What a bracket that closes turned out to end. */
export interface LinkEnd {
  /** Index behind all of it. */
  end: number
  /** Makes the node around what is between the brackets; absent where the brackets are text. */
  toNode?(children: PhrasingContent[]): PhrasingContent | undefined
}

/**
 * Reads what follows a closing bracket: the address of a link or an image, or the label of a definition (CommonMark 6.3).
 *
 * @param definitions - Labels that are defined, normalized.
 * @param bracket - The bracket that is open.
 * @param close - Index of the closing one.
 * @returns Undefined when it may be something that is not read here.
 */
export function readLinkEnd(
  words: Words,
  definitions: ReadonlySet<string>,
  bracket: BracketPiece,
  close: number,
): LinkEnd | undefined {
  const {text} = words
  const following = text.charAt(close + 1)
  if (following === '(' && bracket.isActive) {
    const resource = readResource(text, close + 1)
    if (!resource) return undefined
    const {title, url, end} = resource
    return {end, toNode: wrap(words, bracket, end, {title, url}, undefined)}
  }
  if (!bracket.isActive || definitions.size === 0) return {end: close + 1}
  const own = text.slice(bracket.end, close)
  const isDefined = own.length <= MAX_LABEL && definitions.has(normalizeIdentifier(own))
  // A line end in a label is kept in it, with the indent that is gone here.
  if (isDefined && own.includes('\n')) return undefined
  if (following === '[') {
    LABEL.lastIndex = close + 1
    const [, label] = LABEL.exec(text) ?? []
    if (label !== undefined && definitions.has(normalizeIdentifier(label))) {
      const end = LABEL.lastIndex
      return {end, toNode: wrap(words, bracket, end, undefined, {label, referenceType: 'full'})}
    }
    if (isDefined && text.charAt(close + 2) === ']') {
      const end = close + 3
      return {end, toNode: wrap(words, bracket, end, undefined, {label: own, referenceType: 'collapsed'})}
    }
    // A label over two lines.
    return label === undefined && text.charAt(close + 2) !== ']' ? undefined : {end: close + 1}
  }
  if (!isDefined) return {end: close + 1}
  return {end: close + 1, toNode: wrap(words, bracket, close + 1, undefined, {label: own, referenceType: 'shortcut'})}
}

interface Reference {
  label: string
  referenceType: 'full' | 'collapsed' | 'shortcut'
}

function wrap(
  words: Words,
  {start, isImage}: BracketPiece,
  end: number,
  resource: {title: string | null; url: string} | undefined,
  reference: Reference | undefined,
): NonNullable<LinkEnd['toNode']> {
  const position = {start: pointOf(words, start), end: pointOf(words, end)}
  const names = reference && {
    label: decodeString(reference.label),
    identifier: normalizeIdentifier(reference.label).toLowerCase(),
    referenceType: reference.referenceType,
  }
  return (children) => {
    if (!isImage) {
      if (names) return {type: 'linkReference', children, position, ...names}
      return {type: 'link', title: null, url: '', ...resource, children, position}
    }
    // The alternative text of anything but text is what its nodes say.
    const [only, ...others] = children
    if (others.length > 0 || (only && only.type !== 'text')) return undefined
    const alt = only?.value ?? ''
    if (names) return {type: 'imageReference', alt, position, ...names}
    return {type: 'image', title: null, url: '', ...resource, alt, position}
  }
}
