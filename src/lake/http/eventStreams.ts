/** One server-sent event. `data` is sent as one line of JSON. */
export interface StreamEvent {
  event: string
  id?: string
  data: unknown
}

/** The open server-sent event streams of a lake. */
export interface EventStreams {
  /**
   * Opens a stream.
   *
   * @param start - Called at once with the function that sends an event; returns what to do when the stream ends. Where
   * it throws, so does `open`, and there is no stream.
   * @returns The streaming response.
   */
  open(start: (send: (event: StreamEvent) => void) => () => void): Response
  /** Ends every open stream; clients see the connection close. */
  closeAll(): void
}

/** A client that leaves this many bytes unread is disconnected; it reconnects and reads its documents anew. */
const MAX_UNREAD_BYTES = 32 * 1024 * 1024
const KEEP_ALIVE_MS = 15_000

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
}

const encoder = new TextEncoder()
const KEEP_ALIVE = encoder.encode(':\n\n')

/** The bytes of events that several streams send. */
const encoded = new WeakMap<StreamEvent, Uint8Array>()

function encodeEvent(streamEvent: StreamEvent): Uint8Array {
  const known = encoded.get(streamEvent)
  if (known !== undefined) return known
  const {event, id, data} = streamEvent
  const idLine = id === undefined ? '' : `id: ${id}\n`
  const bytes = encoder.encode(`event: ${event}\n${idLine}data: ${JSON.stringify(data)}\n\n`)
  encoded.set(streamEvent, bytes)
  return bytes
}

/** Creates the registry of open streams. Each carries a comment line now and then, so that idle ones stay open. */
export function createEventStreams(): EventStreams {
  const ends = new Set<() => void>()

  function open(start: (send: (event: StreamEvent) => void) => () => void): Response {
    let end = (): void => undefined
    const stream = new ReadableStream<Uint8Array>(
      {
        start(controller) {
          const write = (bytes: Uint8Array): void => {
            controller.enqueue(bytes)
            if ((controller.desiredSize ?? 0) <= 0) close()
          }
          const queue: StreamEvent[] = []
          let send = (event: StreamEvent): void => void queue.push(event)
          const stop = start((event) => send(event))
          const keepAlive = setInterval(() => write(KEEP_ALIVE), KEEP_ALIVE_MS)
          end = () => {
            end = () => undefined
            send = () => undefined
            clearInterval(keepAlive)
            ends.delete(close)
            stop()
          }
          const close = (): void => {
            end()
            controller.close()
          }
          ends.add(close)
          send = (event) => write(encodeEvent(event))
          for (const event of queue) send(event)
        },
        cancel: () => end(),
      },
      new ByteLengthQueuingStrategy({highWaterMark: MAX_UNREAD_BYTES}),
    )
    return new Response(stream, {headers: HEADERS})
  }

  return {
    open,
    closeAll() {
      for (const close of ends) close()
    },
  }
}
