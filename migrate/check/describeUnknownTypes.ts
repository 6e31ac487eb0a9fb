import type {Path} from '@sanity/types'

import type {OwnTypes} from '../../schemas/extendSchema.ts'
import {BLOCK_OBJECT, INLINE_OBJECT} from '../../schemas/names.ts'
import type {ArticleDocument, Message, Position} from '../types.ts'

/** The fields of this package that hold blocks, and those that hold words. */
const PLACES: Readonly<Record<string, 'blocks' | 'inline'>> = {
  body: 'blocks',
  content: 'blocks',
  value: 'blocks',
  children: 'inline',
}

interface Found {
  place: 'blocks' | 'inline'
  type: string
  path: Path
}

/**
 * Reports objects in a body whose type the schema does not have: the Studio marks them in the form, though its validation
 * says nothing of them. One message a type, at the first place it stands in.
 *
 * @param article - The article, as it was built.
 * @param types - The types that the schema has besides those of this package.
 * @param locate - Tells where in the source a path of the document stands.
 */
export function describeUnknownTypes(
  article: ArticleDocument,
  {blocks = [], inline = []}: OwnTypes,
  locate: (path: Path) => Position | undefined,
): Message[] {
  const own = new Set([...blocks, ...inline].map(({name}) => name))
  const known = {
    blocks: new Set(['block', ...Object.values(BLOCK_OBJECT), ...blocks.map(({name}) => name)]),
    inline: new Set(['span', ...Object.values(INLINE_OBJECT), ...inline.map(({name}) => name)]),
  }
  const found: Found[] = []
  collect({body: article.body}, [])

  const types = Map.groupBy(found, ({place, type}) => `${place} ${type}`)
  return [...types.values()].flatMap((uses) => uses.slice(0, 1).map((first) => describe(first, uses.length, locate)))

  function collect(object: object, path: Path): void {
    for (const [name, member] of Object.entries(object)) {
      if (!Array.isArray(member)) continue
      const place = PLACES[name]
      for (const item of member as unknown[]) {
        if (!isTyped(item)) continue
        const at: Path = [...path, name, {_key: item._key}]
        if (place && !known[place].has(item._type)) found.push({place, type: item._type, path: at})
        // What may stand in a type of the user is for its own fields to say.
        else if (!own.has(item._type)) collect(item, at)
      }
    }
  }
}

function describe({place, type, path}: Found, uses: number, locate: (path: Path) => Position | undefined): Message {
  const what = place === 'blocks' ? 'block' : 'object among words'
  const more = uses > 1 ? ` It stands at ${uses} places.` : ''
  return {
    severity: 'error',
    rule: 'schema/unknown-type',
    reason: `Found ${what === 'block' ? 'a' : 'an'} ${what} of the type "${type}", which the schema does not have there.${more} Define the type, and add it to the \`${place}\` of extendSchema(), of the plugin of the Studio, and of the types this check is given.`,
    ...locate(path),
  }
}

function isTyped(value: unknown): value is {_type: string; _key: string} {
  return (
    typeof value === 'object' &&
    value !== null &&
    '_type' in value &&
    typeof value._type === 'string' &&
    '_key' in value &&
    typeof value._key === 'string'
  )
}
