import type {Root} from 'mdast'
import type {Extension as FromMarkdownExtension} from 'mdast-util-from-markdown'
import type {Extension as SyntaxExtension} from 'micromark-util-types'
import {unified, type Pluggable, type Plugin, type Preset, type Processor, type Transformer} from 'unified'

import type {ScannedPart} from '../syntaxPart.ts'
import {UsageError, refuseAsync} from './usageError.ts'

/**
 * A remark plugin, or one with its settings: `remarkFoo`, `[remarkFoo, {…}]`. It may extend the syntax and change the tree;
 * both synchronously. It brings no parser or compiler of its own.
 */
export type ConvertPlugin = Exclude<Pluggable, Preset>

/** Plugins that are set up. */
export interface CompiledPlugins {
  /** What they add to the syntax. */
  parts: readonly ScannedPart[]
  /**
   * Runs their transforms.
   *
   * @param tree - May be changed.
   * @returns The tree that came out, and what the plugins told.
   * @throws PluginError when one of them fails, UsageError when one is asynchronous.
   */
  run(tree: Root, source: string): {tree: Root; told: readonly PluginMessage[]}
}

/** What a plugin told through `file.message()`. */
export type PluginMessage = Parameters<Transformer>[1]['messages'][number]

/** A plugin failed on some article. */
class PluginError extends Error {
  override readonly name = 'PluginError'
}

/** Where the transforms of one run put what they told. */
const TOLD = 'sanity-plugin-markdown-articles'

/**
 * Sets plugins up, once for all articles.
 *
 * @throws UsageError when one of them cannot be used here.
 */
export function compilePlugins(plugins: readonly ConvertPlugin[]): CompiledPlugins {
  const processor: Processor<undefined, Root, Root> = unified()
    .use(plugins.map(watchPlugin))
    .use(collectMessages) as never
  processor.freeze()
  const {micromarkExtensions = [], fromMarkdownExtensions = []} = processor.data()
  return {
    parts: [
      ...micromarkExtensions.map((syntax) => toPart(syntax, {})),
      ...fromMarkdownExtensions.flat().map((nodes) => toPart({}, nodes)),
    ],
    run(tree, source) {
      const told: PluginMessage[] = []
      const changed: unknown = processor.runSync(tree, {value: source, data: {[TOLD]: told}})
      if (!isRoot(changed)) throw new PluginError('a plugin returned something that is no root of a tree')
      return {tree: changed, told}
    },
  }
}

/** Of a plugin nothing is known of where its syntax can occur, or how far it can go. */
function toPart(syntax: SyntaxExtension, nodes: FromMarkdownExtension): ScannedPart {
  return {syntaxFor: () => syntax, nodes}
}

function collectMessages(): Transformer {
  return (_, {data, messages}) => {
    const told = data[TOLD]
    if (Array.isArray(told)) told.push(...messages)
  }
}

/** The same plugin, which says its name when it fails, and refuses what a conversion cannot do. */
function watchPlugin(pluggable: ConvertPlugin, index: number): ConvertPlugin {
  const [plugin, ...parameters]: [unknown, ...unknown[]] = Array.isArray(pluggable) ? pluggable : [pluggable]
  if (typeof plugin !== 'function') {
    throw new UsageError(
      `plugins[${index}] is no remark plugin: a function is expected, or an array of one and its settings.`,
    )
  }
  const name = `plugins[${index}]${plugin.name && ` (${plugin.name})`}`
  function watched(this: Processor, ...settings: unknown[]): Transformer | undefined {
    const transformer: unknown = Reflect.apply(plugin as Plugin<unknown[]>, this, settings)
    refuseAsync(transformer, name)
    if (this.parser || this.compiler) {
      throw new UsageError(
        `${name} brings a ${this.parser ? 'parser' : 'compiler'} of its own. The conversion has both already: leave it out.`,
      )
    }
    return typeof transformer === 'function' ? watchTransformer(name, transformer as Transformer) : undefined
  }
  return [watched as Plugin<unknown[]>, ...parameters]
}

/** unified tells by the number of parameters whether a transform calls back. */
function watchTransformer(name: string, transformer: Transformer): Transformer {
  const run = (parameters: readonly unknown[]): unknown => {
    try {
      const result: unknown = Reflect.apply(transformer, undefined, parameters)
      refuseAsync(result, name)
      return result
    } catch (error) {
      throw nameFailure(name, error)
    }
  }
  if (transformer.length < 3) {
    return (tree, file) => {
      const result = run([tree, file])
      if (result instanceof Error) throw nameFailure(name, result)
      return result as typeof tree | undefined
    }
  }
  return (tree, file, next) => {
    let isDone = false
    const done: typeof next = (error, ...result) => {
      isDone = true
      next(error && nameFailure(name, error), ...result)
    }
    run([tree, file, done])
    if (!isDone) refuseAsync(Promise.resolve(), name)
  }
}

function nameFailure(name: string, error: unknown): Error {
  if (error instanceof UsageError || error instanceof PluginError) return error
  return new PluginError(`${name} failed: ${error instanceof Error ? error.message : String(error)}`, {cause: error})
}

function isRoot(tree: unknown): tree is Root {
  return (
    typeof tree === 'object' &&
    tree !== null &&
    'type' in tree &&
    tree.type === 'root' &&
    'children' in tree &&
    Array.isArray(tree.children)
  )
}
