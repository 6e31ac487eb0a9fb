import {decodeNamedCharacterReference} from 'decode-named-character-reference'

const REFERENCE = /&(?:#[xX]([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([A-Za-z][A-Za-z0-9]*));/g

/**
 * Decodes the character references of an attribute value: all numeric ones, and every name of the HTML standard. What is
 * no reference stays as it is, and so do the few old ones that HTML takes without a semicolon.
 */
export function decodeAttribute(value: string): string {
  return value.replace(REFERENCE, (reference, hex?: string, decimal?: string, name?: string) =>
    name === undefined ? fromCode(hex, decimal) : decodeNamedCharacterReference(name) || reference,
  )
}

/** U+FFFD where there is no such character, as CommonMark has it. */
function fromCode(hex: string | undefined, decimal: string | undefined): string {
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
  return isCharacter ? String.fromCodePoint(code) : '\uFFFD'
}
