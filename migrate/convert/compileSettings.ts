import type {Dialect} from './dialects.ts'
import {handlers} from './handlers/index.ts'
import {MAX_OWN_TREE_DEPTH, MAX_TREE_DEPTH} from './levels.ts'
import type {ConverterSettings} from './options.ts'
import {checkSettings} from './own/checkSettings.ts'
import {compileHandlers} from './own/compileHandlers.ts'
import {compilePlugins, type CompiledPlugins} from './own/compilePlugins.ts'
import {directiveParts} from './own/directiveParts.ts'
import type {Handlers} from './state.ts'
import type {ScannedPart} from './syntaxPart.ts'

/** Settings in the form a conversion uses them. */
export interface CompiledSettings {
  dialect: Dialect
  gfm: boolean
  flatOnly: boolean
  handlers: Handlers
  /** What is read besides what the dialect has. */
  own: readonly ScannedPart[]
  /** Elements to look for between paragraphs: in lower case for HTML, as written for JSX. */
  elements: ReadonlySet<string>
  plugins?: CompiledPlugins
  /** The deepest tree that is converted node by node. */
  maxDepth: number
}

/**
 * Checks settings and sets up what is in them.
 *
 * @throws UsageError naming the option that is wrong.
 */
export function compileSettings(settings: ConverterSettings): CompiledSettings {
  checkSettings(settings)
  const {dialect = 'plain', gfm = true, flatOnly = false, plugins = [], directives, elements} = settings
  const ownHandlers = compileHandlers(handlers, settings)
  return {
    dialect,
    gfm,
    flatOnly,
    handlers: ownHandlers,
    maxDepth: ownHandlers === handlers ? MAX_TREE_DEPTH : MAX_OWN_TREE_DEPTH,
    own: directives ? directiveParts(namesOf(directives.flow), namesOf(directives.phrasing)) : [],
    elements: new Set(namesOf(elements?.flow).flatMap((name) => [name, name.toLowerCase()])),
    ...(plugins.length > 0 && {plugins: compilePlugins(plugins)}),
  }
}

function namesOf(table: object | undefined): string[] {
  return Object.keys(table ?? {})
}
