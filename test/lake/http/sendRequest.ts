import {request} from 'node:http'
import type {IncomingHttpHeaders} from 'node:http'

/** An answer as it came over the wire. */
export interface RawResponse {
  status: number
  headers: IncomingHttpHeaders
  text: string
}

/** How to send a request: unlike `fetch`, any header may be set, `Host` and `Origin` included. */
export interface RawRequest {
  method?: string
  headers?: Record<string, string>
  body?: string | Buffer
}

/** Sends a request to a lake's port. */
export function sendRequest(port: number, path: string, options: RawRequest = {}): Promise<RawResponse> {
  const {method = 'GET', headers = {}, body} = options
  return new Promise((resolve, reject) => {
    const outgoing = request({host: '127.0.0.1', port, path, method, headers, agent: false}, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8')
        resolve({status: response.statusCode ?? 0, headers: response.headers, text})
      })
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}
