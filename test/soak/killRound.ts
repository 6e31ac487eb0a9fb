import {createHash, randomBytes} from 'node:crypto'

const API = 'v2025-02-19'
const WRITERS = 4
/** Documents of one transaction. */
const DOCUMENTS = 5
const LONGEST_TEXT = 20_000
const UPLOAD_BYTES = 20_000

/** What was written to one process, and what of it was answered. */
export interface Round {
  /** The type of its documents. */
  type: string
  /** The ids of the transactions that were answered. */
  transactions: Set<string>
  /** Uploads by the SHA-1 of their bytes, and whether they were answered. */
  uploads: Map<string, boolean>
  /** Resolves with the first answer. */
  answered: PromiseWithResolvers<void>
}

/** A round of which nothing is written yet. */
export function createRound(count: number): Round {
  return {type: `round${count}`, transactions: new Set(), uploads: new Map(), answered: Promise.withResolvers()}
}

/** Writes to a lake, several at a time, and notes what is answered. Resolves once nothing answers any more. */
export async function writeUntilKilled(url: string, round: Round): Promise<void> {
  const writers = Array.from({length: WRITERS}, (_, writer) => repeat((count) => writeOne(url, round, writer, count)))
  await Promise.all([...writers, repeat(() => uploadOne(url, round))])
}

/** A connection that breaks is how every writer ends; anything else is a failure of the lake. */
async function repeat(write: (count: number) => Promise<void>): Promise<void> {
  for (let count = 0; ; count++) {
    try {
      await write(count)
    } catch (error) {
      if (error instanceof TypeError) return
      throw error
    }
  }
}

/** Makes some documents and counts itself on one that all writers share, in one transaction. */
async function writeOne(
  url: string,
  {type, transactions, answered}: Round,
  writer: number,
  count: number,
): Promise<void> {
  const transactionId = `${type}-${writer}-${count}`
  const documents = Array.from({length: DOCUMENTS}, (_, index) => ({
    _id: `${transactionId}-${index}`,
    _type: type,
    transactionId,
    text: 'x'.repeat(Math.random() * LONGEST_TEXT),
  }))
  const counter = `${type}-counter`
  const mutations = [
    {createIfNotExists: {_id: counter, _type: `${type}Counter`, n: 0}},
    ...documents.map((create) => ({create})),
    {patch: {id: counter, inc: {n: 1}}},
  ]
  await answerOf(`${url}/${API}/data/mutate/production`, JSON.stringify({transactionId, mutations}))
  transactions.add(transactionId)
  answered.resolve()
}

async function uploadOne(url: string, {uploads}: Round): Promise<void> {
  const bytes = randomBytes(UPLOAD_BYTES)
  const hash = sha1(bytes)
  uploads.set(hash, false)
  await answerOf(`${url}/${API}/assets/files/production?filename=some.bin`, bytes)
  uploads.set(hash, true)
}

/** Looks for everything that was answered, whole, and for anything that is there in part. */
export async function checkRound(url: string, round: Round): Promise<{lost: number; torn: number}> {
  const [transactions, uploads] = await Promise.all([checkTransactions(url, round), checkUploads(url, round)])
  return {lost: transactions.lost + uploads.lost, torn: transactions.torn + uploads.torn}
}

async function checkTransactions(url: string, {type, transactions}: Round): Promise<{lost: number; torn: number}> {
  const found = await query<{ids: string[]; count: number | null}>(
    url,
    '{"ids": *[_type == $type].transactionId, "count": *[_type == $counter][0].n}',
    {type, counter: `${type}Counter`},
  )
  const sizes = new Map<string, number>()
  for (const id of found.ids) sizes.set(id, (sizes.get(id) ?? 0) + 1)
  const parts = Array.from(sizes.values()).filter((size) => size !== DOCUMENTS).length
  const uncounted = (found.count ?? 0) === sizes.size ? 0 : 1
  return {lost: Array.from(transactions).filter((id) => !sizes.has(id)).length, torn: parts + uncounted}
}

async function checkUploads(url: string, {uploads}: Round): Promise<{lost: number; torn: number}> {
  const assets = await query<{sha1hash: string; path: string}[]>(url, '*[_id in $ids]{sha1hash, path}', {
    ids: Array.from(uploads.keys(), (hash) => `file-${hash}-bin`),
  })
  const found = new Set(assets.map(({sha1hash}) => sha1hash))
  const lost = Array.from(uploads).filter(([hash, isAnswered]) => isAnswered && !found.has(hash)).length
  let torn = 0
  for (const {path, sha1hash} of assets) {
    const response = await fetch(`${url}/${path}`)
    if (!response.ok || sha1(Buffer.from(await response.arrayBuffer())) !== sha1hash) torn += 1
  }
  return {lost, torn}
}

async function query<T>(url: string, groq: string, params: Record<string, unknown>): Promise<T> {
  const text = await answerOf(
    `${url}/${API}/data/query/production?perspective=raw`,
    JSON.stringify({query: groq, params}),
  )
  return (JSON.parse(text) as {result: T}).result
}

async function answerOf(url: string, body: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const response = await fetch(url, {method: 'POST', body})
  const text = await response.text()
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text}`)
  return text
}

function sha1(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('hex')
}
