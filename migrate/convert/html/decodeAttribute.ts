/** The character references that addresses and titles really hold; all numeric ones come on top. */
const NAMED: Readonly<Record<string, string>> = {amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0'}

const REFERENCE = /&(?:#[xX]([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([A-Za-z][A-Za-z0-9]*));/g

/**
 * Decodes the character references of an attribute value.
 *
 * @returns The text, or undefined when it holds a named reference that is not known here: then the tag has to stay as
 *   it is written.
 */
export function decodeAttribute(value: string): string | undefined {
  let known = true
  const text = value.replace(REFERENCE, (reference, hex?: string, decimal?: string, name?: string) => {
    const character = name === undefined ? fromCode(hex, decimal) : NAMED[name]
    if (character === undefined) known = false
    return character ?? reference
  })
  return known ? text : undefined
}

/** U+FFFD where there is no such character, as CommonMark has it. */
function fromCode(hex: string | undefined, decimal: string | undefined): string {
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
  return isCharacter ? String.fromCodePoint(code) : '\uFFFD'
}
