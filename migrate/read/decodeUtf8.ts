import type {Message, Position} from '../types.ts'

/** How far into a file a NUL byte marks it as binary; text editors look as far. */
const BINARY_WINDOW = 8000

const REPLACEMENT = '\u{FFFD}'

function startsWith(bytes: Uint8Array, ...start: number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}

/** The encoding that the first bytes of a file announce, when it is not UTF-8. */
function announcedEncoding(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, 0xff, 0xfe, 0, 0) || startsWith(bytes, 0, 0, 0xfe, 0xff)) return 'UTF-32'
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) return 'UTF-16'
  return undefined
}

/** The first byte that is not UTF-8, and the text before it. */
function findBadByte(bytes: Uint8Array): {before: string; byte: number} | undefined {
  const text = new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes)
  const encoder = new TextEncoder()
  let end = 0
  let offset = 0
  // A replacement character stands for a bad byte unless the file itself holds one there.
  for (let at = text.indexOf(REPLACEMENT); at !== -1; at = text.indexOf(REPLACEMENT, end)) {
    offset += encoder.encode(text.slice(end, at)).length
    const byte = bytes[offset]
    if (byte === undefined) return undefined
    if (!startsWith(bytes.subarray(offset), 0xef, 0xbf, 0xbd)) return {before: text.slice(0, at), byte}
    end = at + 1
    offset += 3
  }
  return undefined
}

/** The position right after a text that begins the file. */
function endOf(before: string): Position {
  const lines = before.replace(/^\u{FEFF}/u, '').split(/\r\n?|\n/)
  return {line: lines.length, column: (lines.at(-1) ?? '').length + 1}
}

function describeBadByte({before, byte}: {before: string; byte: number}): Message {
  const hex = byte.toString(16).toUpperCase().padStart(2, '0')
  return {
    severity: 'error',
    rule: 'read/not-utf-8',
    reason: `The byte 0x${hex} here is not UTF-8, so the file was saved in another encoding. Save it as UTF-8.`,
    ...endOf(before),
  }
}

/**
 * Decodes the bytes of a Markdown file. Nothing is guessed or replaced: what is not UTF-8 throughout is refused. No side
 * effects.
 *
 * @param bytes - The whole file.
 * @returns The text, a byte order mark included; or why the bytes are not the text of an article.
 */
export function decodeUtf8(bytes: Uint8Array): {text: string} | {message: Message} {
  const encoding = announcedEncoding(bytes)
  if (encoding !== undefined) {
    const reason = `The file is saved as ${encoding}; expected UTF-8. Save it as UTF-8.`
    return {message: {severity: 'error', rule: 'read/not-utf-8', reason, line: 1, column: 1}}
  }
  const nul = bytes.subarray(0, BINARY_WINDOW).indexOf(0)
  if (nul !== -1) {
    const reason =
      'There is a NUL byte here, so the file is binary, not text, though its name ends like Markdown. Rename or remove it; or remove the byte, if all else is text.'
    const before = new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes.subarray(0, nul))
    return {message: {severity: 'error', rule: 'read/binary', reason, ...endOf(before)}}
  }
  try {
    return {text: new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes)}
  } catch (error) {
    const bad = findBadByte(bytes)
    if (bad === undefined) throw error
    return {message: describeBadByte(bad)}
  }
}
