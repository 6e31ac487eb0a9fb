import {once} from 'node:events'
import type {Server} from 'node:http'
import type {AddressInfo} from 'node:net'

import {createAdaptorServer} from '@hono/node-server'

/** A server that listens. */
export interface LoopbackServer {
  port: number
  close: () => Promise<void>
}

type Fetch = (request: Request) => Response | Promise<Response>

/**
 * Serves on this machine only: on 127.0.0.1, and on ::1 where there is one, since `localhost` may mean either and
 * another program on one of them would answer in our place.
 *
 * @param fetch - answers requests
 * @param port - 0 takes any free one
 * @throws Error with the system's `code`, `EADDRINUSE` when the port is taken on either address
 */
export async function listenOnLoopback(fetch: Fetch, port: number): Promise<LoopbackServer> {
  const first = await listen(fetch, '127.0.0.1', port)
  const taken = (first.address() as AddressInfo).port
  try {
    const second = await listen(fetch, '::1', taken)
    return {port: taken, close: () => closeAll([first, second])}
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException
    if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') return {port: taken, close: () => closeAll([first])}
    await closeAll([first])
    throw error
  }
}

async function listen(fetch: Fetch, host: string, port: number): Promise<Server> {
  const server = createAdaptorServer({fetch}) as Server
  server.listen(port, host)
  await once(server, 'listening')
  return server
}

async function closeAll(servers: Server[]): Promise<void> {
  const closed = servers.map((server) => once(server, 'close'))
  for (const server of servers) {
    server.close()
    server.closeAllConnections()
  }
  await Promise.all(closed)
}
