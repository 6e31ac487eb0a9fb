import {isIP} from 'node:net'

import {isLoopbackName} from './loopback.ts'

/** Where a lake listens, and by which names it is called. */
export interface HostOptions {
  /** An address or name of this machine, `0.0.0.0` or `::` for all addresses; undefined for the loopback ones. */
  host: string | undefined
  /** Further names that mean this lake. */
  hosts: readonly string[]
}

const EVERYWHERE = new Set(['0.0.0.0', '::'])

/** As a name stands in a `Host` header and an address: lower case, IPv6 in brackets. */
function toHostName(host: string): string {
  return isIP(host) === 6 ? `[${host.toLowerCase()}]` : host.toLowerCase()
}

/**
 * Reads where a lake shall listen.
 *
 * @returns `host` is undefined where only this machine is to reach it.
 * @throws TypeError for a malformed name
 */
export function readHostOptions(host: string | undefined, hosts: readonly string[]): HostOptions {
  for (const name of host === undefined ? hosts : [host, ...hosts]) {
    if (isIP(name) === 0 && !/^[a-z0-9_]([a-z0-9_.-]*[a-z0-9])?$/i.test(name)) {
      throw new TypeError(`"${name}" is no host; expected a name or an IP address, without port.`)
    }
  }
  return {host: host === undefined || isLoopbackName(toHostName(host)) ? undefined : host, hosts}
}

/**
 * Makes the check of the `Host` header. Loopback names are always the lake's. One that listens on an address of its own is
 * called by it; one that listens on all of them by any address, since only names can be made to point elsewhere.
 */
export function createHostCheck({host, hosts}: HostOptions): (name: string) => boolean {
  const own = new Set([...(host === undefined ? [] : [host]), ...hosts].map(toHostName))
  const isEverywhere = host !== undefined && EVERYWHERE.has(host)
  const isAddress = (name: string): boolean => isIP(name.replace(/^\[(.*)\]$/, '$1')) !== 0
  return (name) => isLoopbackName(name) || own.has(name) || (isEverywhere && isAddress(name))
}

/** The name in the address of a lake. */
export function publicHost({host}: HostOptions): string {
  return host === undefined || EVERYWHERE.has(host) ? 'localhost' : toHostName(host)
}
