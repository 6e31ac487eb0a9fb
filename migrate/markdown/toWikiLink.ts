import type {PhrasingContent} from 'mdast'

import {shownTarget} from '../convert/syntax/obsidian/wikiNodes.ts'
import type {LinkTarget} from './marks.ts'
import type {MarkdownState, PhrasingContext} from './state.ts'
import {verbatim, type Verbatim} from './verbatim.ts'

/**
 * The name of a page, a heading or both. Addresses, paths that begin somewhere else than a vault, and what is encoded for
 * use in an address are none.
 */
const PAGE = /^(?![a-z][a-z\d+.-]*:|[/.?])(?!.*%[\da-f]{2})[^\s[\]|\\](?:[^\r\n[\]|\\]*[^\s[\]|\\])?$/i

/** Words that can stand in double brackets, where nothing can be escaped. */
const ALIAS = /^[^\s[\]|\\](?:[^\r\n\t[\]|\\]*[^\s[\]|\\])?$/

/** A link to a page as a wiki link, where the dialect has those; undefined for any other link. */
export function toWikiLink(
  state: MarkdownState,
  {url, title}: LinkTarget,
  children: readonly PhrasingContent[],
  {place}: PhrasingContext,
): Verbatim | undefined {
  const [words, ...others] = children
  if (state.options.dialect !== 'obsidian' || title !== undefined || others.length > 0) return undefined
  if (words?.type !== 'text' || !PAGE.test(url) || !ALIAS.test(words.value)) return undefined
  if (words.value === shownTarget(url)) return verbatim(`[[${url}]]`)
  // In a cell a pipe needs a backslash.
  return verbatim(`[[${url}${place === 'cell' ? '\\|' : '|'}${words.value}]]`)
}
