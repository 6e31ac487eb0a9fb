import type {ArticleDocument, Message} from '../types.ts'
import {countAttributes} from './countAttributes.ts'

/** What the Content Lake takes in one document, and in the one request an import writes it with. */
const MAX_ATTRIBUTES = 1_000
const MAX_REQUEST_BYTES = 4_000_000

/** Markdown of less than this many characters makes no request that is too large, whatever it is made of. */
const SMALL_TEXT = 1_000

/** The most that JSON in UTF-8 needs for one of JavaScript's characters: `\u0000`. */
const CHARACTER_BYTES = 6
/** The most that it needs for a number, or for `true`, `false` and `null`. */
const NUMBER_BYTES = 25

/** About how many bytes the import record needs for the hash of a block. */
const HASH_BYTES = 54

/**
 * Says of a source alone that its article would be refused, however it is converted: the import record holds its text. So it is
 * known before minutes are spent on it.
 *
 * @param bytes - The size of the file.
 * @returns Undefined where it may fit.
 */
export function describeSourceLimit(bytes: number): Message | undefined {
  if (bytes <= MAX_REQUEST_BYTES) return undefined
  const reason = `This file has ${bytes.toLocaleString('en')} bytes, and the Content Lake takes ${MAX_REQUEST_BYTES.toLocaleString('en')} in the request that brings an article with its source. Split the article into several.`
  return {severity: 'error', rule: 'document/too-large', reason}
}

/**
 * Says what the Content Lake would refuse about an article, or the hosted one alone, so that it is known before anything
 * is written. Nesting needs no word here: a conversion keeps to the 20 levels.
 *
 * @param article - As it was built; images may still be addresses.
 * @param sourceText - The text of its source: the import record in the same request holds it.
 */
export function describeLimits(article: ArticleDocument, sourceText: string): Message[] {
  const attributes = countAttributes(article)
  const bytes = sourceText.length < SMALL_TEXT ? 0 : countBytes(article, sourceText)
  return [
    ...(bytes > MAX_REQUEST_BYTES ? [tooLarge(bytes)] : []),
    ...(attributes > MAX_ATTRIBUTES ? [tooManyAttributes(attributes)] : []),
  ]
}

/** 0 where they are fewer than the Content Lake takes at any rate. */
function countBytes(article: ArticleDocument, sourceText: string): number {
  const hashes = article.body.length * HASH_BYTES
  if (spend(sourceText, spend(article, MAX_REQUEST_BYTES - hashes)) >= 0) return 0
  return new TextEncoder().encode(JSON.stringify(article) + JSON.stringify(sourceText)).length + hashes
}

/** What is left of some bytes after a value's JSON, which may need fewer; below 0 where they may not suffice. */
function spend(value: unknown, bytes: number): number {
  if (typeof value === 'string') return bytes - value.length * CHARACTER_BYTES - 2
  if (typeof value !== 'object' || value === null) return bytes - NUMBER_BYTES
  let left = bytes - 2
  if (Array.isArray(value)) {
    for (const item of value as unknown[]) {
      if (left < 0) return left
      left = spend(item, left - 1)
    }
    return left
  }
  for (const name in value) {
    if (left < 0) return left
    left = spend((value as Record<string, unknown>)[name], left - name.length * CHARACTER_BYTES - 4)
  }
  return left
}

function tooLarge(bytes: number): Message {
  return {
    severity: 'error',
    rule: 'document/too-large',
    reason: `This article and its import record are about ${bytes.toLocaleString('en')} bytes of JSON, and the Content Lake takes ${MAX_REQUEST_BYTES.toLocaleString('en')} in a request. Split the article into several.`,
  }
}

function tooManyAttributes(attributes: number): Message {
  return {
    severity: 'warning',
    rule: 'document/too-many-attributes',
    reason: `This article has ${attributes.toLocaleString('en')} attributes (a path with a type of value, such as \`body[].content[].style\`), and the hosted Content Lake takes ${MAX_ATTRIBUTES.toLocaleString('en')} in a document. Nest lists, quotations and callouts less, keep data in one field as JSON, or convert with \`flatOnly\`.`,
  }
}
