import type {SanityDocument, WrittenBlock, WrittenHashes} from '../types.ts'
import {canonicalJson} from './canonicalJson.ts'
import {contentJson} from './contentJson.ts'
import {toParts} from './members.ts'
import {sha256Hex} from './sha256.ts'

/**
 * The hash of one JSON value: the first 128 bits of the SHA-256 of its canonical text, as 32 hexadecimal digits. It tells
 * edited from not edited; it guards nothing, so half the digits keep the import record of a long article small.
 */
export function hashValue(value: unknown): string {
  return sha256Hex(canonicalJson(value)).slice(0, 32)
}

/** The hash of a block apart from its keys, at any depth: equal for blocks that say the same. */
export function hashContent(block: unknown): string {
  return sha256Hex(contentJson(block)).slice(0, 32)
}

/**
 * Takes the hashes of an article, for its import record: one a field (or member, as of `seo`), and one a block of the body. The
 * order of members
 * inside a value does not count; `_id`, `_type`, `_rev`, `_createdAt`, `_updatedAt` and the keys inside the body do not either.
 *
 * @param article - The article, its images resolved, its blocks with the keys that they have in the dataset.
 * @param whole - Fields that are hashed in one though they have members, as earlier versions did; none by default.
 */
export function hashWritten(article: SanityDocument, whole: readonly string[] = []): WrittenHashes {
  const fields = [...toParts(article, whole)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => [name, hashValue(value)] as const)
  const blocks = Array.isArray(article['body']) ? (article['body'] as {_key: string}[]) : []
  return {
    fields: Object.fromEntries(fields),
    blocks: blocks.map((block): WrittenBlock => [block._key, hashContent(block)]),
  }
}
