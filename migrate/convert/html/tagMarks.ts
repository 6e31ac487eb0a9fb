import type {Decorator} from '../../../schemas/names.ts'

/** HTML elements that mean a decorator. Phrasing elements of the HTML standard, section 4.5, and the obsolete `strike`. */
export const TAG_MARKS: ReadonlyMap<string, Decorator> = new Map<string, Decorator>([
  ['strong', 'strong'],
  ['b', 'strong'],
  ['em', 'em'],
  ['i', 'em'],
  ['code', 'code'],
  ['s', 'strike-through'],
  ['del', 'strike-through'],
  ['strike', 'strike-through'],
  ['u', 'underline'],
  ['ins', 'underline'],
  ['sub', 'sub'],
  ['sup', 'sup'],
  ['kbd', 'kbd'],
  ['mark', 'highlight'],
])
