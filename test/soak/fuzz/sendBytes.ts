import {connect} from 'node:net'

/** What came back of bytes that were sent. */
export interface ByteAnswer {
  /** Undefined where the connection was closed without an answer. */
  status: number | undefined
  body: string
}

/**
 * Sends bytes that may or may not be HTTP, on a connection of their own, and waits for the answer or the end. A stream of
 * events counts as answered once it begins.
 *
 * @param timeout - Milliseconds.
 * @returns `hang` when neither came in time.
 */
export function sendBytes(port: number, bytes: Buffer, timeout: number): Promise<ByteAnswer | 'hang'> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const chunks: Buffer[] = []
    const timer = setTimeout(() => finish('hang'), timeout)

    function finish(answer: ByteAnswer | 'hang'): void {
      clearTimeout(timer)
      socket.destroy()
      resolve(answer)
    }
    function read(): ByteAnswer {
      const text = Buffer.concat(chunks).toString('utf8')
      const end = text.indexOf('\r\n\r\n')
      const status = /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]
      return {status: status === undefined ? undefined : Number(status), body: end < 0 ? '' : text.slice(end + 4)}
    }
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      const head = Buffer.concat(chunks).toString('latin1')
      if (
        /^HTTP\/1\.1 (?:101|200)[^]*?content-type: text\/event-stream/i.test(head) ||
        head.startsWith('HTTP/1.1 101')
      ) {
        finish(read())
      }
    })
    // A server that has answered may reset a connection on which more was sent than it read.
    socket.on('error', () => finish(read()))
    socket.on('close', () => finish(read()))
    socket.end(bytes)
  })
}
