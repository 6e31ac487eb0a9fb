import {expect, test} from 'vitest'

import {startLake} from '../../helpers/startLake.ts'
import {sendBytes} from '../../soak/fuzz/sendBytes.ts'

const UPGRADE =
  'connection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n'

test.each([
  ['no HTTP', 'hello\r\n\r\n', 400, 'cannot be read as HTTP'],
  ['no Host', 'GET /v1/ping HTTP/1.1\r\n\r\n', 400, 'its Host header is missing'],
  ['a Host that is none', 'GET /v1/ping HTTP/1.1\r\nhost: a b\r\n\r\n', 400, 'its Host header is "a b"'],
  ['a Host that means another', 'GET /v1/ping HTTP/1.1\r\nhost: 127.1\r\n\r\n', 400, 'its Host header is "127.1"'],
  ['no path', 'PUT * HTTP/1.1\r\nhost: localhost\r\n\r\n', 400, 'its address is "*"'],
  ['a backslash', 'GET /a\\b HTTP/1.1\r\nhost: localhost\r\n\r\n', 400, 'its address is "/a\\\\b"'],
  [
    'a socket and a Host that is none',
    `GET /v1/socket/production HTTP/1.1\r\nhost: localhos¨\r\n${UPGRADE}`,
    400,
    'its Host header is',
  ],
  ['endless headers', `GET / HTTP/1.1\r\nx: ${'x'.repeat(70_000)}\r\n\r\n`, 431, 'cannot be read as HTTP'],
  ['two lengths', 'POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1, 2\r\n\r\n', 400, 'cannot be read as HTTP'],
])('bytes with %s are answered with a reason', async (_case, bytes, status, reason) => {
  await using started = await startLake()
  const answer = await sendBytes(started.lake.port, Buffer.from(bytes), 10_000)
  if (answer === 'hang') throw new Error('The lake did not answer.')
  expect([answer.status, JSON.parse(answer.body)]).toMatchObject([
    status,
    {statusCode: status, message: expect.stringContaining(reason)},
  ])
})

test('an address with its host in it is answered', async () => {
  await using started = await startLake()
  const bytes = Buffer.from('GET http://localhost/v1/ping HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n')
  expect(await sendBytes(started.lake.port, bytes, 10_000)).toMatchObject({status: 200})
})

test('a socket whose path has dots to resolve is opened where they lead', async () => {
  await using started = await startLake()
  const bytes = Buffer.from(`GET /../v1/socket/production HTTP/1.1\r\nhost: localhost\r\n${UPGRADE}`)
  expect(await sendBytes(started.lake.port, bytes, 10_000)).toMatchObject({status: 101})
})
