import {once} from 'node:events'
import {connect, createServer} from 'node:net'
import type {AddressInfo, Socket} from 'node:net'

/** A proxy that passes bytes on, and can break what it has open. */
export interface StreamProxy extends AsyncDisposable {
  url: string
  /** Ends every connection as a network that goes away does. */
  breakConnections(): void
}

/** Stands between clients and a port of this machine. */
export async function startStreamProxy(port: number): Promise<StreamProxy> {
  const open = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1')
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(from)
      from.pipe(to)
      from.on('error', () => to.destroy())
      from.on('close', () => {
        open.delete(from)
        to.destroy()
      })
    }
  }).listen(0, '127.0.0.1')
  const breakConnections = (): void => {
    for (const socket of open) socket.destroy()
  }
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    breakConnections,
    [Symbol.asyncDispose]: async () => {
      breakConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
