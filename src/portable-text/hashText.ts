/** Bits of each of the two halves of a hash. */
const HALF_BITS = 24

/**
 * A hash of 48 bits, as 12 hex characters: enough to tell the members of one array apart, and many times faster than a
 * cryptographic one. Two lanes of FNV-1a over UTF-16 code units, with different multipliers, each stirred once at its end.
 *
 * It is not meant to withstand anybody who looks for two texts with one hash: keys that collide are numbered.
 *
 * @param text - Any text.
 */
export function hashText(text: string): string {
  let first = 0x811c9dc5
  let second = 0x2f0b4c47
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    first = Math.imul(first ^ unit, 0x01000193)
    second = Math.imul(second ^ unit, 0x5bd1e995)
  }
  return half(first) + half(second)
}

/** Spreads what the last characters changed over all bits, and keeps the upper ones. */
function half(lane: number): string {
  const once = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b)
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35)
  return ((twice ^ (twice >>> 16)) >>> (32 - HALF_BITS)).toString(16).padStart(HALF_BITS / 4, '0')
}
