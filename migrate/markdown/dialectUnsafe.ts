import type {Options} from 'remark-stringify'

import type {Dialect} from '../convert/dialects.ts'

type Unsafe = NonNullable<Options['unsafe']>

/** Characters of text that a dialect would read as something else, and that are escaped for it. */
export const DIALECT_UNSAFE: Readonly<Record<Dialect, Unsafe>> = {
  plain: [],
  mdx: [],
  hugo: [],
  liquid: [],
  obsidian: [],
}
