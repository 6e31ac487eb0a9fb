import type {ArticleDocument, WrittenHashes} from '../types.ts'
import {canonicalJson} from './canonicalJson.ts'
import {sha256Hex} from './sha256.ts'

/**
 * The hash of one JSON value: the first 128 bits of the SHA-256 of its canonical text, as 32 hexadecimal digits. It tells
 * edited from not edited; it guards nothing, so half the digits keep the import record of a long article small.
 */
export function hashValue(value: unknown): string {
  return sha256Hex(canonicalJson(value)).slice(0, 32)
}

/** Whether a top-level member of a document is content: neither bookkeeping of the Content Lake (`_…`) nor the body. */
export function isContentField(name: string): boolean {
  return !name.startsWith('_') && name !== 'body'
}

/**
 * Takes the hashes of an article as a run writes it, for its import record: one a field, and one a block of the body. The
 * order of keys inside a value does not count; `_id`, `_type`, `_rev`, `_createdAt` and `_updatedAt` do not either.
 *
 * @param article - the article with its images resolved, exactly as it is written
 */
export function hashWritten(article: ArticleDocument): WrittenHashes {
  const fields = Object.entries(article)
    .filter(([name, value]) => isContentField(name) && value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => [name, hashValue(value)] as const)
  return {
    fields: Object.fromEntries(fields),
    blocks: article.body.map((block) => [block._key, hashValue(block)]),
  }
}
