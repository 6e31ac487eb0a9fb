/**
 * The syntax of directives, for those that the user has a handler for. Every other text that begins with colons means what
 * it meant before, as times, emoji and addresses do.
 *
 * @module
 */
import {directiveFromMarkdown} from 'mdast-util-directive'
import type {Extension as FromMarkdownExtension} from 'mdast-util-from-markdown'
import {directive} from 'micromark-extension-directive'
import type {Construct, Extension as SyntaxExtension} from 'micromark-util-types'

import {CONTAINER_PART} from '../syntax/containers/containerPart.ts'
import type {ScannedPart} from '../syntaxPart.ts'
import {directiveName} from './directiveName.ts'

const COLON = 58

/** What a directive can be called: a letter, then letters, digits, dashes and underscores, of which it ends with none. */
export const DIRECTIVE_NAME = /^[A-Za-z](?:[A-Za-z0-9_-]*[A-Za-z0-9])?$/

/**
 * The parts of the parser that read directives.
 *
 * @param flow - Names of those that stand by themselves on a line, `::name[label]{attributes}`, or open a container.
 * @param phrasing - Names of those among words, `:name[label]{attributes}`, with label, attributes or both.
 */
export function directiveParts(flow: readonly string[], phrasing: readonly string[]): ScannedPart[] {
  const {flow: flowConstructs, text: textConstructs} = directive()
  const nodes = onlyTokens(directiveFromMarkdown(), /^directive(?:Leaf|Text)/)
  // The library's containers are no more than one line can tell: where the end of one lacks, all after it is read again.
  const leaf = [flowConstructs?.[COLON] ?? []].flat().at(-1)
  const text = [textConstructs?.[COLON] ?? []].flat().at(-1)
  const partOf = (colons: string, names: readonly string[], syntax: SyntaxExtension): ScannedPart => ({
    syntaxFor: (source) => (names.some((name) => source.includes(colons + name)) ? syntax : undefined),
    nodes,
  })
  return [
    ...(flow.length > 0 ? [CONTAINER_PART] : []),
    ...(leaf && flow.length > 0 ? [partOf('::', flow, {flow: {[COLON]: whenNamed(leaf, 2, flow)}})] : []),
    ...(text && phrasing.length > 0 ? [partOf(':', phrasing, {text: {[COLON]: whenNamed(text, 1, phrasing)}})] : []),
  ]
}

/** A construct that is tried only where a known name follows a number of colons. */
function whenNamed(construct: Construct, colons: number, names: readonly string[]): Construct {
  const known = directiveName(colons, new Set(names))
  return {
    ...construct,
    tokenize: (effects, ok, nok) => effects.check(known, effects.attempt(construct, ok, nok), nok),
  }
}

/** The part of an extension that handles tokens of some names. */
function onlyTokens(extension: FromMarkdownExtension, names: RegExp): FromMarkdownExtension {
  const only = <Handle>(handles: Record<string, Handle> | null | undefined) =>
    Object.fromEntries(Object.entries(handles ?? {}).filter(([name]) => names.test(name)))
  return {
    canContainEols: extension.canContainEols ?? [],
    enter: only(extension.enter),
    exit: only(extension.exit),
  }
}
