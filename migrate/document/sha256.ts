import {sha256} from '@noble/hashes/sha2.js'
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js'

/**
 * The SHA-256 of a text, without any API of Node or the browser, so that both compute the same value.
 *
 * @param text - hashed as UTF-8; a byte order mark counts
 * @returns 64 lower-case hexadecimal digits
 */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}
