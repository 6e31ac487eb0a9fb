import type {Mutation} from '../plan/types.ts'

/** The mutations of one article as JSON, each by itself, with their size. */
export interface WireChange {
  mutations: string[]
  /** Size of all mutations and the commas between them, in bytes of UTF-8. */
  bytes: number
}

/** The JSON of one transaction. */
export interface TransactionBody {
  json: string
  /** For each mutation the index of the change it belongs to. */
  owners: number[]
}

const OPENING = '{"mutations":['
const IF_NOT_EXISTS = '{"createIfNotExists":'

/** What is around the mutations of a transaction: `{"mutations":[…],"transactionId":"…"}`, with room for the longest id. */
export const ENVELOPE_BYTES = OPENING.length + '],"transactionId":""}'.length + 128

/** Writes the mutations of one article as JSON. */
export function toWireChange(mutations: readonly Mutation[]): WireChange {
  const texts = mutations.map((mutation) => JSON.stringify(mutation))
  return {mutations: texts, bytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text) + 1, 0)}
}

/**
 * Puts changes into one transaction. What several create only if it is missing is in it once.
 *
 * @param id - Id of the transaction.
 * @param changes - What to do, in this order.
 */
export function toTransactionBody(id: string, changes: readonly WireChange[]): TransactionBody {
  const seen = new Set<string>()
  const texts: string[] = []
  const owners: number[] = []
  for (const [owner, {mutations}] of changes.entries()) {
    for (const text of mutations) {
      if (text.startsWith(IF_NOT_EXISTS)) {
        if (seen.has(text)) continue
        seen.add(text)
      }
      texts.push(text)
      owners.push(owner)
    }
  }
  return {json: `${OPENING}${texts.join(',')}],"transactionId":${JSON.stringify(id)}}`, owners}
}
