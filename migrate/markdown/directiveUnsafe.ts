import type {Options} from 'remark-stringify'

import type {ByPlace} from '../convert/own/types.ts'

type Unsafe = NonNullable<Options['unsafe']>

/** The nodes that directives are written from. */
const WRITTEN = ['ownMarkdown', 'textDirective'] as const

/** A line of text that would open or close a container. */
export const CONTAINER_UNSAFE: Unsafe[number] = {character: ':', atBreak: true, after: '::'}

/** Brackets that would end a label, and a bracket that would begin something in it. */
export const LABEL_UNSAFE: Unsafe = ['[', ']'].map((character) => ({character, inConstruct: 'leafDirectiveLabel'}))

/** Text that would be read as one of the directives that are known. */
export function directiveUnsafe({flow = {}, phrasing = {}}: ByPlace<object, object>): Unsafe {
  const [lines, words] = [oneOf(flow), oneOf(phrasing)]
  return [
    ...(lines ? [{character: ':', atBreak: true, after: `:${lines}(?![\\w-])`}, CONTAINER_UNSAFE] : []),
    ...(words
      ? [
          {character: ':', after: `${words}[[{]`, inConstruct: ['phrasing' as const, 'label' as const]},
          // A directive has no colon right before it, and braces right after it are its attributes.
          {character: ':', afterNode: [...WRITTEN]},
          {character: '{', beforeNode: [...WRITTEN]},
        ]
      : []),
  ]
}

/** A pattern of names, which have no character that means something in one. */
function oneOf(named: object): string | undefined {
  const names = Object.keys(named)
  return names.length === 0 ? undefined : `(?:${names.join('|')})`
}
