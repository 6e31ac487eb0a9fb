import type {Root} from 'mdast'

import type {Message, Position} from '../types.ts'
import type {CompiledSettings} from './compileSettings.ts'
import type {ArticleOptions} from './options.ts'
import type {PluginMessage} from './own/compilePlugins.ts'
import {UsageError} from './own/usageError.ts'
import {parseMarkdown} from './parseMarkdown.ts'
import {CONVERT_RULES} from './rules.ts'

/** A tree that is ready to be converted. */
export interface ReadTree {
  /** Absent when its nesting exhausts the stack of the parser. */
  tree?: Root
  /** What plugins had to say. */
  told: Message[]
}

/**
 * Parses an article, and lets plugins change its tree. Where one of them fails the article is read without any.
 *
 * @param source - Normalized Markdown.
 */
export function readTree(source: string, settings: CompiledSettings, {firstLine = 1}: ArticleOptions): ReadTree {
  const {plugins, own} = settings
  if (!plugins) return toRead(parseMarkdown(source, settings), [])
  try {
    const tree = parseMarkdown(source, {...settings, own: [...own, ...plugins.parts]})
    if (!tree) return toRead(tree, [])
    const changed = plugins.run(tree, source)
    return toRead(
      changed.tree,
      changed.told.map((message) => toMessage(message, firstLine)),
    )
  } catch (error) {
    if (error instanceof UsageError) throw error
    return toRead(parseMarkdown(source, settings), [describeFailure(error, firstLine)])
  }
}

function toRead(tree: Root | undefined, told: Message[]): ReadTree {
  return {...(tree && {tree}), told}
}

/** What a plugin says is of a rule of the user; its name is made of what the plugin calls it. */
function toMessage(message: PluginMessage, firstLine: number): Message {
  const {reason, fatal, source, ruleId} = message
  const name = [source, ruleId]
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return {
    severity: fatal === false ? 'warning' : 'info',
    rule: `custom/${name || 'plugin'}`,
    reason,
    ...placeOf(message, firstLine),
  }
}

function describeFailure(error: unknown, firstLine: number): Message {
  const rule = 'convert/plugin-failed'
  const problem = error instanceof Error ? error.message : String(error)
  return {
    severity: CONVERT_RULES[rule],
    rule,
    reason: `${problem.replace(/[.\s]+$/, '')}. This article was converted without any of the plugins; mend or leave out the one that failed, and convert again.`,
    ...placeOf(error instanceof Error ? error.cause : undefined, firstLine),
  }
}

/** Where a message of a plugin belongs, also one it threw. */
function placeOf(message: unknown, firstLine: number): Position | undefined {
  if (typeof message !== 'object' || message === null || !('line' in message) || !('column' in message))
    return undefined
  const {line, column} = message
  if (typeof line !== 'number') return undefined
  return {line: line + firstLine - 1, column: typeof column === 'number' ? column : 1}
}
