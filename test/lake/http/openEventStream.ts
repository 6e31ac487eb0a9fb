import {request} from 'node:http'
import type {IncomingHttpHeaders, IncomingMessage} from 'node:http'

/** A server-sent event as it came over the wire. */
interface WireEvent {
  event: string
  id?: string
  data: unknown
}

/** An open event stream. */
export interface OpenStream extends Disposable {
  status: number
  headers: IncomingHttpHeaders
  /** Waits for the next event. */
  next(): Promise<WireEvent>
  /** Waits until the server ends the stream. */
  ended: Promise<'ended'>
}

function parseEvent(block: string): WireEvent[] {
  const fields = new Map(
    block.split('\n').flatMap((line) => {
      const colon = line.indexOf(': ')
      return colon > 0 ? [[line.slice(0, colon), line.slice(colon + 2)] as const] : []
    }),
  )
  const event = fields.get('event')
  const id = fields.get('id')
  if (event === undefined) return []
  return [{event, ...(id === undefined ? {} : {id}), data: JSON.parse(fields.get('data') ?? 'null')}]
}

/** Opens a server-sent event stream with any headers. */
export async function openEventStream(
  port: number,
  path: string,
  headers: Record<string, string> = {},
): Promise<OpenStream> {
  const arrived: WireEvent[] = []
  const waiting: ((event: WireEvent) => void)[] = []
  let rest = ''
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const outgoing = request({host: '127.0.0.1', port, path, headers, agent: false}, resolve)
    outgoing.on('error', reject)
    outgoing.end()
  })
  response.setEncoding('utf8')
  response.on('data', (chunk: string) => {
    const blocks = (rest + chunk).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const event of blocks.flatMap(parseEvent)) {
      const waiter = waiting.shift()
      if (waiter === undefined) arrived.push(event)
      else waiter(event)
    }
  })
  const ended = new Promise<'ended'>((resolve) => {
    response.on('close', () => resolve('ended'))
    response.on('error', () => resolve('ended'))
  })
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    ended,
    next() {
      const event = arrived.shift()
      return event === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(event)
    },
    [Symbol.dispose]: () => response.destroy(),
  }
}
