import {upgradeWebSocket} from '@hono/node-server'
import {createMiddleware} from 'hono/factory'

import {datasetOf} from '../http/context.ts'
import type {LakeEnv} from '../http/context.ts'
import {badRequest} from '../http/failures.ts'

/**
 * `GET /socket/:dataset`: the presence socket. The upgrade passes the same Host and Origin checks as any request.
 * Clients of one dataset hear each other's presence.
 */
export const connectPresence = createMiddleware<LakeEnv>(async (c, next) => {
  const dataset = datasetOf(c)
  const isUpgrade = /\bupgrade\b/i.test(c.req.header('connection') ?? '')
  if (!isUpgrade || c.req.header('upgrade')?.toLowerCase() !== 'websocket') {
    throw badRequest('The presence socket takes WebSocket connections only.')
  }
  const {caller} = c.var
  const {presence, tokens} = c.var.lake
  return upgradeWebSocket(() => {
    let connection: ReturnType<typeof presence.connect> | undefined
    return {
      onOpen: (_event, socket) => {
        connection = presence.connect(dataset, caller, {
          authorize: (authorization) => tokens.identify(authorization),
          send: (frame) => socket.send(frame),
        })
      },
      onMessage: (event) => {
        if (typeof event.data === 'string') connection?.receive(event.data)
      },
      onClose: () => connection?.close(),
    }
  })(c, next)
})
