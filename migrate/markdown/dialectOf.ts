import type {SourceSyntax} from '../../schemas/names.ts'
import type {InlineSource, SourceBlock} from '../../src/portable-text/types.ts'
import type {Dialect} from '../convert/dialects.ts'

/** The languages whose pieces are read in one dialect alone. */
const DIALECTS: Readonly<Partial<Record<SourceSyntax, Dialect>>> = {
  hugo: 'hugo',
  liquid: 'liquid',
  mdx: 'mdx',
  obsidian: 'obsidian',
}

/** The dialect that alone reads a piece of another language; undefined for a piece that is the same in all. */
export function dialectOf({syntax, source}: SourceBlock | InlineSource): Dialect | undefined {
  // Goldmark has taken attribute lists from kramdown, without the colon and nothing besides them.
  if (syntax === 'kramdown') return /^\{(?!:)/.test(source) ? 'hugo' : 'liquid'
  return DIALECTS[syntax]
}
