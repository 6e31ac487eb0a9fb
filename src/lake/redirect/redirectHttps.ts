import http, {type ClientRequest, type IncomingMessage, type RequestOptions} from 'node:http'
import https from 'node:https'
import {syncBuiltinESMExports} from 'node:module'

import {toLakeUrl, type RedirectTarget} from './toLakeUrl.ts'

type Listener = (response: IncomingMessage) => void
type RequestArguments =
  | [url: string | URL, options?: RequestOptions, listener?: Listener]
  | [url: string | URL, listener?: Listener]
  | [options: RequestOptions, listener?: Listener]

/** Makes `node:https` of this process go to a lake, by plain HTTP, where the hosted one is asked for. */
export function redirectHttps(target: RedirectTarget): void {
  const original = {request: https.request, get: https.get}
  const requestLake = (args: RequestArguments): ClientRequest | undefined => {
    const {url, options, listener} = readArguments(args)
    const lakeUrl = toLakeUrl(url, target)
    if (lakeUrl === undefined) return undefined
    // An agent for TLS would refuse plain HTTP.
    const {agent: _agent, headers, ...rest} = options
    const {hostname, port, pathname, search} = lakeUrl
    return http.request(
      {
        ...rest,
        protocol: 'http:',
        hostname,
        host: hostname,
        port,
        path: pathname + search,
        headers: toLakeHeaders(headers, lakeUrl),
      },
      listener,
    )
  }
  const request = (...args: RequestArguments): ClientRequest =>
    requestLake(args) ?? (original.request as (...all: RequestArguments) => ClientRequest)(...args)
  const get = (...args: RequestArguments): ClientRequest => {
    const sent = request(...args)
    sent.end()
    return sent
  }
  Object.assign(https, {request, get})
  syncBuiltinESMExports()
}

function readArguments([first, second, third]: RequestArguments): {
  url: URL
  options: RequestOptions
  listener: Listener | undefined
} {
  const isUrl = typeof first === 'string' || first instanceof URL
  const given = isUrl ? (typeof second === 'object' ? second : {}) : first
  const listener = [second, third].find((each) => typeof each === 'function')
  const url = isUrl ? new URL(first) : toUrl(given)
  const headers = given.headers
  return {url, options: {...given, ...(headers !== undefined && {headers})}, listener}
}

function toUrl({hostname, host, port, path}: RequestOptions): URL {
  const name = hostname ?? host ?? 'localhost'
  return new URL(path ?? '/', `https://${name}${port ? `:${port}` : ''}`)
}

function toLakeHeaders(headers: RequestOptions['headers'], {host}: URL): Record<string, string | string[] | number> {
  const entries = Array.isArray(headers) ? [] : Object.entries(headers ?? {})
  const kept = entries.flatMap(([name, value]) =>
    value === undefined || /^(?:host|x-sanity-project-id)$/i.test(name) ? [] : [[name, value] as const],
  )
  return {...Object.fromEntries(kept), host}
}
