import {isRecord} from '../isRecord.ts'
import {badRequest, payloadTooLarge} from './failures.ts'

/** Objects and arrays nested deeper than this are refused before anything walks them. */
const MAX_JSON_DEPTH = 200

/** The hosted lake's limit for one mutation or actions request, in bytes. */
const MAX_JSON_BYTES = 4_000_000

/** The hosted lake's limit for any request, in bytes; uploads have no smaller one. */
export const MAX_UPLOAD_BYTES = 100_000_000

/**
 * Reads a request's body, giving up as soon as it is larger than allowed.
 *
 * @param request - Its body is consumed.
 * @param limit - The largest accepted size in bytes.
 * @throws LakeError 413 when the body is larger.
 */
export async function readBytes(request: Request, limit: number): Promise<Buffer> {
  const tooLarge = (found: string) =>
    payloadTooLarge(
      `The request body is ${found} bytes; at most ${limit} are accepted. Split it into smaller requests.`,
    )
  const declared = Number(request.headers.get('content-length') ?? 0)
  if (declared > limit) throw tooLarge(String(declared))
  if (request.body === null) return Buffer.alloc(0)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of untilLost(request.body)) {
    size += chunk.byteLength
    if (size > limit) throw tooLarge(`more than ${limit}`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}

/** A client that goes away while it sends is no failure of the lake; nobody reads what it is answered. */
async function* untilLost(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch (cause) {
    throw badRequest(`The request body ended early: ${cause instanceof Error ? cause.message : String(cause)}.`)
  }
}

function isDeeperThan(value: unknown, limit: number): boolean {
  if (limit < 0) return true
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) return value.some((member) => isDeeperThan(member, limit - 1))
  for (const name in value) {
    if (isDeeperThan((value as Record<string, unknown>)[name], limit - 1)) return true
  }
  return false
}

/**
 * Reads a request's body as a JSON object.
 *
 * @param request - Its body is consumed; its content type does not matter.
 * @param limit - The largest accepted size in bytes. Default: the hosted lake's 4,000,000.
 * @throws LakeError 400 when it is no JSON object or nested absurdly deep, 413 when it is too large.
 */
export async function readJsonObject(request: Request, limit = MAX_JSON_BYTES): Promise<Record<string, unknown>> {
  const value = await readJson(request, limit)
  if (!isRecord(value)) throw badRequest('The request body must be a JSON object.')
  return value
}

/** As {@link readJsonObject}, for any JSON value. */
export async function readJson(request: Request, limit = MAX_JSON_BYTES): Promise<unknown> {
  return toJson(await readBytes(request, limit))
}

/** As {@link readJson}; undefined where there is no body. */
export async function readOptionalJson(request: Request, limit = MAX_JSON_BYTES): Promise<unknown> {
  const bytes = await readBytes(request, limit)
  return bytes.length === 0 ? undefined : toJson(bytes)
}

function toJson(bytes: Buffer): unknown {
  const value = parseJson(bytes.toString('utf8'))
  if (isDeeperThan(value, MAX_JSON_DEPTH)) {
    throw badRequest(`The request body is nested more than ${MAX_JSON_DEPTH} levels deep.`)
  }
  return value
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw badRequest(`The request body is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
}
