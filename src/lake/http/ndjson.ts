/** Lines are sent in pieces of about this many characters. */
const CHUNK_LENGTH = 64 * 1024

/** Answers values as JSON lines, taken from the iterable as the client reads. */
export function ndjsonResponse(values: Iterable<unknown>): Response {
  const encoder = new TextEncoder()
  const iterator = values[Symbol.iterator]()
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      let text = ''
      while (text.length < CHUNK_LENGTH) {
        const next = iterator.next()
        if (next.done) {
          if (text !== '') controller.enqueue(encoder.encode(text))
          return controller.close()
        }
        text += `${JSON.stringify(next.value)}\n`
      }
      controller.enqueue(encoder.encode(text))
    },
    cancel: () => void iterator.return?.(),
  })
  return new Response(stream, {headers: {'content-type': 'application/x-ndjson; charset=utf-8'}})
}
