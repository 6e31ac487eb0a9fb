import {MALFORMED} from './malformed.ts'
import {mangle} from './mangle.ts'
import {createRandom} from './random.ts'
import {sendBytes} from './sendBytes.ts'
import type {ByteAnswer} from './sendBytes.ts'
import {toBytes} from './validRequests.ts'

/** A request that was not answered as it should be. */
export interface FuzzFault {
  problem: 'hang' | 'failure' | 'accepted' | 'no answer' | 'no reason'
  kind: string
  /** The seed that makes this request again. */
  seed: number
  status: number | undefined
  /** Its first characters. */
  sent: string
  body: string
}

const TIMEOUT_MS = 20_000
const AT_ONCE = 16
/** Of ten requests, this many are malformed for certain; the others are mangled and may be answered. */
const MALFORMED_OF_TEN = 7

function makeRequest(seed: number): {kind: string; bytes: Buffer} {
  const random = createRandom(seed)
  if (random.below(10) >= MALFORMED_OF_TEN) return {kind: 'mangled', bytes: mangle(random)}
  const kind = random.pick(Object.keys(MALFORMED))
  const made = MALFORMED[kind]?.(random) ?? Buffer.alloc(0)
  return {kind, bytes: Buffer.isBuffer(made) ? made : toBytes(made)}
}

/** Whether a refusal says why, in a shape that clients read. */
function hasReason(body: string): boolean {
  return /"(?:message|description)":\s*"(?:[^"\\]|\\.){5,}/.test(body)
}

/** Answers to HEAD, and to a socket that is not opened, are their status alone. */
function hasNoBody(bytes: Buffer): boolean {
  return /^HEAD |\r\nupgrade: websocket/i.test(bytes.subarray(0, 2_000).toString('latin1'))
}

function findProblem(kind: string, bytes: Buffer, answer: ByteAnswer | 'hang'): FuzzFault['problem'] | undefined {
  if (answer === 'hang') return 'hang'
  const {status, body} = answer
  if (status === undefined) return kind === 'mangled' || kind === 'bytes' ? undefined : 'no answer'
  if (status >= 500) return 'failure'
  if (status < 400) return kind === 'mangled' ? undefined : 'accepted'
  return hasReason(body) || hasNoBody(bytes) ? undefined : 'no reason'
}

/**
 * Sends requests that make no sense to a lake, several at a time.
 *
 * @param options.seed - Of the first request; each next one has the next.
 * @param options.hasEnded - Whether the lake's process has ended; then nothing more is sent.
 * @returns those that were not refused with a reason
 */
export async function fuzzLake(options: {
  port: number
  seed: number
  count: number
  hasEnded?: () => boolean
}): Promise<FuzzFault[]> {
  const {port, seed: first, count, hasEnded = () => false} = options
  const faults: FuzzFault[] = []
  let next = first

  async function sendAll(): Promise<void> {
    while (next < first + count && !hasEnded()) {
      const seed = next++
      const {kind, bytes} = makeRequest(seed)
      const answer = await sendBytes(port, bytes, TIMEOUT_MS)
      const problem = findProblem(kind, bytes, answer)
      if (problem === undefined) continue
      const {status, body} = answer === 'hang' ? {status: undefined, body: ''} : answer
      const sent = bytes.subarray(0, 400).toString('latin1')
      faults.push({problem, kind, seed, status, sent, body: body.slice(0, 300)})
    }
  }

  await Promise.all(Array.from({length: AT_ONCE}, sendAll))
  return faults
}

/** Puts the documents there that requests are about. */
export async function prepareLake(port: number): Promise<void> {
  const mutations = [
    {createIfNotExists: {_id: 'note', _type: 'note', text: 'some words', tags: ['x']}},
    {createIfNotExists: {_id: 'a', _type: 'note', title: 'tea', tags: ['x', {_key: 'k', n: 1}]}},
  ]
  const body = Buffer.from(JSON.stringify({mutations}))
  const target = '/v1/data/mutate/production'
  const answer = await sendBytes(
    port,
    toBytes({method: 'POST', target, headers: [], body: body.toString()}),
    TIMEOUT_MS,
  )
  if (answer === 'hang' || answer.status !== 200)
    throw new Error(`The lake takes no documents: ${JSON.stringify(answer)}`)
}
