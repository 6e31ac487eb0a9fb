import {toKeyed} from '../diff/keyed.ts'
import {hashContent, hashValue} from '../document/hashWritten.ts'
import {putPart, toParts, wholeFields} from '../document/members.ts'
import type {SanityDocument, WrittenHashes} from '../types.ts'
import {mergeBlocks} from './mergeBlocks.ts'
import type {Choose, Conflict} from './types.ts'

/** A merged document. */
export interface MergedDocument {
  /** The stored document with what the source changed. */
  document: SanityDocument
  conflicts: Conflict[]
}

/**
 * Merges what the source says now into a document of the dataset, field by field and, in the body, block by block.
 *
 * @param base - What source and dataset last agreed on.
 * @param theirs - The document as the dataset holds it, published or draft.
 * @param ours - The document as the source says it, its blocks with the keys of the dataset.
 * @param choose - Decides where both changed the same field or block in different ways.
 */
export function mergeDocument(
  base: WrittenHashes,
  theirs: SanityDocument,
  ours: SanityDocument,
  choose: Choose,
): MergedDocument {
  const document: SanityDocument = {...theirs}
  const conflicts: Conflict[] = []
  const [stored, next] = [toParts(theirs), toParts(ours)]
  const known = divideHashes(base.fields, theirs, ours)
  for (const name of new Set([...Object.keys(known), ...stored.keys(), ...next.keys()])) {
    const [their, our] = [stored.get(name), next.get(name)]
    const [before, theirHash, ourHash] = [known[name], hashOf(their), hashOf(our)]
    if (theirHash === ourHash || ourHash === before) continue
    const dispute = {path: name, theirs: their, ours: our}
    const side = theirHash === before ? 'ours' : choose(dispute)
    if (theirHash !== before) conflicts.push({...dispute, side})
    if (side === 'ours') putPart(document, name, our)
  }

  const body = mergeBody(base, theirs, ours, choose)
  putPart(document, 'body', body.value)
  return {document, conflicts: [...conflicts, ...body.conflicts]}
}

/**
 * The hashes of the base by part. An earlier version hashed some fields as a whole: such a hash tells those of all members while one
 * side still has the field as it was.
 */
function divideHashes(
  hashes: WrittenHashes['fields'],
  theirs: SanityDocument,
  ours: SanityDocument,
): Readonly<Record<string, string>> {
  const whole = wholeFields(hashes)
  if (whole.length === 0) return hashes
  const divided = {...hashes}
  for (const name of whole) {
    const same = [theirs, ours].find((document) => hashOf(document[name] ?? undefined) === hashes[name])
    delete divided[name]
    for (const [part, value] of toParts({[name]: same?.[name]})) divided[part] = hashValue(value)
  }
  return divided
}

/** A body that has no base, or is no list of blocks, is merged as one. */
function mergeBody(
  {blocks}: WrittenHashes,
  theirs: SanityDocument,
  ours: SanityDocument,
  choose: Choose,
): {value: unknown; conflicts: Conflict[]} {
  const [stored, next] = [toKeyed(theirs['body'] ?? []), toKeyed(ours['body'] ?? [])]
  if (blocks && stored && next) {
    const merged = mergeBlocks(blocks, stored, next, choose)
    const isSame = merged.blocks.length === stored.length && merged.blocks.every((block, at) => block === stored[at])
    return {value: isSame ? theirs['body'] : merged.blocks, conflicts: merged.conflicts}
  }
  if (stored?.length === 0) return {value: ours['body'], conflicts: []}
  const isUnchanged = blocks !== undefined && hashContent(ours['body']) === hashOfBody(blocks, next)
  if (hashContent(theirs['body']) === hashContent(ours['body']) || isUnchanged) {
    return {value: theirs['body'], conflicts: []}
  }
  const dispute = {path: 'body', theirs: theirs['body'], ours: ours['body']}
  const side = choose(dispute)
  return {value: dispute[side], conflicts: [{...dispute, side}]}
}

/** The hash of the whole body if its blocks are those that were agreed on. */
function hashOfBody(blocks: NonNullable<WrittenHashes['blocks']>, next: unknown[] | undefined): string | undefined {
  const isSame = next?.length === blocks.length && next.every((block, at) => hashContent(block) === blocks[at]?.[1])
  return isSame ? hashContent(next) : undefined
}

function hashOf(value: unknown): string | undefined {
  return value === undefined ? undefined : hashValue(value)
}
