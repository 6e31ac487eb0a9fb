import {excerpt} from '../diff/excerpt.ts'
import {longestRise} from '../diff/alignEqual.ts'
import {keyPath, toKeyed, type Keyed} from '../diff/keyed.ts'
import {canonicalJson} from '../document/canonicalJson.ts'
import {hashContent} from '../document/hashWritten.ts'
import {toParts} from '../document/members.ts'
import type {Change, SanityDocument} from '../types.ts'

/**
 * Lists what differs between two versions of a document, for people: fields by name, the body block by block in reading order.
 *
 * @param before - The document, as the dataset holds it.
 * @param after - The document, as it will be.
 */
export function describeChanges(before: SanityDocument, after: SanityDocument): Change[] {
  const [old, now] = [toParts(before), toParts(after)]
  const names = [...new Set([...old.keys(), ...now.keys()])]
  const [stored, next] = [toKeyed(before['body'] ?? []), toKeyed(after['body'] ?? [])]
  const fields = [
    ...names.map((name) => toChange(name, old.get(name), now.get(name))),
    ...(stored && next ? [] : [toChange('body', before['body'] ?? undefined, after['body'] ?? undefined)]),
  ]
  const blocks = stored && next ? describeBlocks(stored, next) : []
  return [...fields, ...blocks]
    .filter((change) => change !== undefined)
    .map((change) => ({document: after._id, ...change}))
}

type Described = Omit<Change, 'document'>

function toChange(path: string, before: unknown, after: unknown): Described | undefined {
  if (canonicalJson(before ?? null) === canonicalJson(after ?? null)) return undefined
  const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'
  return {path, kind, ...excerpts(before, after)}
}

function describeBlocks(stored: readonly Keyed[], next: readonly Keyed[]): Described[] {
  const places = new Map(stored.map((block, index) => [block._key, index]))
  const kept = next.filter(({_key}) => places.has(_key))
  const inPlace = new Set(longestRise(kept.map(({_key}) => places.get(_key) ?? 0)).map((index) => kept[index]?._key))
  const described = next.map((block): Described | undefined => {
    const before = stored[places.get(block._key) ?? -1]
    const path = keyPath('body', block._key)
    if (before && hashContent(before) !== hashContent(block)) return {path, kind: 'changed', ...excerpts(before, block)}
    if (!before) return {path, kind: 'added', ...excerpts(undefined, block)}
    return inPlace.has(block._key) ? undefined : {path, kind: 'moved', ...excerpts(before, block)}
  })
  const keys = new Set(next.map(({_key}) => _key))
  const removed = stored
    .filter(({_key}) => !keys.has(_key))
    .map((block): Described => ({path: keyPath('body', block._key), kind: 'removed', ...excerpts(block, undefined)}))
  return [...described.filter((change) => change !== undefined), ...removed]
}

/** The two sides of a change in words. */
export function excerpts(before: unknown, after: unknown): Pick<Change, 'before' | 'after'> {
  const [old, next] = [excerpt(before), excerpt(after)]
  return {...(old !== undefined && {before: old}), ...(next !== undefined && {after: next})}
}
