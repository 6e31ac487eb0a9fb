/**
 * Which addresses a picture may be fetched from. An article is not trusted: `![](http://169.254.169.254/…)` must not make
 * the machine that imports it read its own network.
 *
 * @module
 */
import {BlockList, isIP} from 'node:net'

/**
 * Ranges that are not the public internet: IANA special-purpose registries for IPv4 (RFC 6890 and its updates) and IPv6,
 * with the ranges that carry an IPv4 address inside (translation, tunnels), since those lead back to the first list.
 */
const NOT_PUBLIC: [prefix: string, length: number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
]

const blocked = new BlockList()
for (const [prefix, length] of NOT_PUBLIC) blocked.addSubnet(prefix, length, prefix.includes(':') ? 'ipv6' : 'ipv4')

/**
 * True when `address` is an IP address of the public internet. Private, loopback, link-local, shared (CGNAT), multicast,
 * documentation and cloud metadata addresses are not, nor is an IPv4 address dressed as IPv6.
 *
 * @param address - An IPv4 or IPv6 address without brackets or zone.
 */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !blocked.check(address, 'ipv4')
    case 6:
      return !isMappedIpv4(address) && !blocked.check(address, 'ipv6')
    default:
      return false
  }
}

/** `::ffff:0:0/96`. The URL parser brings every spelling of it to one form. A zone (`fe80::1%eth0`) has no such form. */
function isMappedIpv4(address: string): boolean {
  const url = `http://[${address}]`
  return !URL.canParse(url) || new URL(url).hostname.startsWith('[::ffff:')
}
