import type {Random} from './random.ts'
import {toBytes, VALID} from './validRequests.ts'

const PIECES = [
  '\u0000',
  '%',
  '%00',
  '%ff',
  '../',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  '(',
  ')',
  ',',
  '$',
  '1e999',
  '\r\n',
  ' ',
  '-',
  '\ud800',
]

function mangleText(text: string, random: Random): string {
  let result = text
  for (let count = 1 + random.below(4); count > 0; count--) {
    const at = random.below(result.length + 1)
    const length = random.below(4)
    result = random.pick([
      result.slice(0, at) + random.pick(PIECES) + result.slice(at),
      result.slice(0, at) + result.slice(at + length),
      result.slice(0, at) + random.text(1) + result.slice(at + 1),
      result.slice(0, at) + result.slice(random.below(result.length + 1)),
    ])
  }
  return result
}

/** A request that clients send, with something in it changed at random. It may still be one that can be answered. */
export function mangle(random: Random): Buffer {
  const valid = random.pick(VALID)
  const {body} = valid
  const kind = random.below(10)
  if (kind === 0) {
    const bytes = Buffer.from(toBytes(valid))
    for (let count = 1 + random.below(8); count > 0; count--) bytes[random.below(bytes.length)] = random.below(256)
    return bytes
  }
  if (kind === 1) return toBytes(valid).subarray(0, random.below(toBytes(valid).length))
  if (body !== undefined && kind < 7) return toBytes({...valid, body: mangleText(body, random)})
  return toBytes({...valid, target: mangleText(valid.target, random).replaceAll(/[ \r\n]/g, '%20') || '/'})
}
