/**
 * Where a hidden piece is taken for one, and what it looks like to emphasis beside it: a `block` between paragraphs and
 * among words, an `inline` piece among words, and both like a letter; a `sign` where a block is, `text` nowhere, and both
 * like punctuation.
 */
export type MaskRole = 'block' | 'inline' | 'sign' | 'text'

/** Puts characters that mean nothing in Markdown in place of pieces of other languages, and the pieces back again. */
export interface Mask<Value> {
  /**
   * What to write in place of a piece. Equal keys give equal characters.
   *
   * @param key - Tells the piece from others.
   * @param length - How many characters to write, at least 4, which is the default.
   */
  hide(value: Value, key: string, role: MaskRole, length?: number): string
  /** A text as what was hidden and what is between. */
  split(text: string): (string | Value)[]
  /** The character code that hidden pieces of a role begin with. */
  readonly starts: Readonly<Record<MaskRole, number>>
  /** Whether a character code belongs to a hidden piece, at its start or inside. */
  has(code: number | null): boolean
}

/** Unicode's private use area of the basic plane: characters that Markdown treats like letters, and no text needs. */
const PRIVATE = {pattern: /[\uE000-\uF8FF]/g, first: 0xe000, last: 0xf8ff}
/** Marks of old editions and manuscripts: Markdown treats them as punctuation. */
const PUNCTUATION = {pattern: /[\u2E00-\u2E2D]/g, first: 0x2e00, last: 0x2e2d}
/** Digits that number the pieces. Two of them tell a million pieces apart. */
const BASE = 1024

/**
 * Makes a mask.
 *
 * @param text - All text that hidden pieces may come to stand in: none of its characters is used.
 * @returns The mask, or undefined for a text that uses nearly all of such characters itself.
 */
export function createMask<Value>(text: string): Mask<Value> | undefined {
  const [block, inline, ...digits] = freeCharacters(text, PRIVATE, BASE + 2)
  const [sign, textual, end] = freeCharacters(text, PUNCTUATION, 3)
  if (block === undefined || inline === undefined || digits.length < BASE) return undefined
  if (sign === undefined || textual === undefined || end === undefined) return undefined
  const roles: Readonly<Record<MaskRole, string>> = {block, inline, sign, text: textual}
  const codes = new Set([...Object.values(roles), ...digits, end].map((character) => character.charCodeAt(0)))
  const digitOf = new Map(digits.map((digit, value) => [digit, value]))
  const hidden = new RegExp(`([${block}${inline}${sign}${textual}][${digits.join('')}]+${end}?)`)
  const values: Value[] = []
  const numbers = new Map<string, number>()

  return {
    hide(value, key, role, length = 4) {
      const number = numbers.get(key) ?? values.push(value) - 1
      numbers.set(key, number)
      const close = role === 'sign' || role === 'text' ? end : ''
      let written = ''
      for (let rest = number; rest > 0; rest = Math.floor(rest / BASE)) written = (digits[rest % BASE] ?? '') + written
      return roles[role] + written.padStart(length - 1 - close.length, digits[0]) + close
    },
    split(text) {
      return text.split(hidden).flatMap((part, index): (string | Value)[] => {
        if (index % 2 === 0) return part === '' ? [] : [part]
        let number = 0
        for (const character of part) {
          const digit = digitOf.get(character)
          if (digit !== undefined) number = number * BASE + digit
        }
        const value = values[number]
        return value === undefined ? [part] : [value]
      })
    },
    starts: {
      block: block.charCodeAt(0),
      inline: inline.charCodeAt(0),
      sign: sign.charCodeAt(0),
      text: textual.charCodeAt(0),
    },
    has: (code) => code !== null && codes.has(code),
  }
}

/** The first characters of a range that a text does not use, at most some number of them. */
function freeCharacters(text: string, {pattern, first, last}: typeof PRIVATE, count: number): string[] {
  const used = new Set(text.match(pattern))
  const free: string[] = []
  for (let code = first; code <= last && free.length < count; code++) {
    const character = String.fromCharCode(code)
    if (!used.has(character)) free.push(character)
  }
  return free
}
