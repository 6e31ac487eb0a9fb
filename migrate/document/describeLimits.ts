import type {ArticleDocument, Message} from '../types.ts'
import {countAttributes} from './countAttributes.ts'

/** What the Content Lake takes in one document, and in the one request an import writes it with. */
const MAX_ATTRIBUTES = 1_000
const MAX_REQUEST_BYTES = 4_000_000

/** Markdown of less than this many characters makes no request that is too large, whatever it is made of. */
const SMALL_TEXT = 1_000

/** About how many bytes the import record needs for the hash of a block. */
const HASH_BYTES = 54

/**
 * Says of a source alone that its article would be refused, however it is converted: the import record holds its text. So it is
 * known before minutes are spent on it.
 *
 * @param bytes - Of the file.
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
 * @param sourceText - Which its import record holds, in the same request.
 */
export function describeLimits(article: ArticleDocument, sourceText: string): Message[] {
  const attributes = countAttributes(article)
  const bytes = sourceText.length < SMALL_TEXT ? 0 : countBytes(article, sourceText)
  return [
    ...(bytes > MAX_REQUEST_BYTES ? [tooLarge(bytes)] : []),
    ...(attributes > MAX_ATTRIBUTES ? [tooManyAttributes(attributes)] : []),
  ]
}

function countBytes(article: ArticleDocument, sourceText: string): number {
  const json = JSON.stringify(article) + JSON.stringify(sourceText)
  const hashes = article.body.length * HASH_BYTES
  const mayBeTooLarge = json.length * 3 + hashes > MAX_REQUEST_BYTES
  return mayBeTooLarge ? new TextEncoder().encode(json).length + hashes : 0
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
