import {decodeNamedCharacterReference} from 'decode-named-character-reference'

/** The names that HTML takes without a semicolon as well: those it had before it asked for one. */
const LEGACY_NAMES: ReadonlySet<string> = new Set(
  (
    'AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH Eacute Ecirc Egrave Euml GT Iacute Icirc Igrave ' +
    'Iuml LT Ntilde Oacute Ocirc Ograve Oslash Otilde Ouml QUOT REG THORN Uacute Ucirc Ugrave Uuml Yacute aacute acirc ' +
    'acute aelig agrave amp aring atilde auml brvbar ccedil cedil cent copy curren deg divide eacute ecirc egrave eth ' +
    'euml frac12 frac14 frac34 gt iacute icirc iexcl igrave iquest iuml laquo lt macr micro middot nbsp not ntilde oacute ' +
    'ocirc ograve ordf ordm oslash otilde ouml para plusmn pound quot raquo reg sect shy sup1 sup2 sup3 szlig thorn times ' +
    'uacute ucirc ugrave uml uuml yacute yen yuml'
  ).split(' '),
)
const LONGEST_LEGACY_NAME = 6

/** What numbers 0x80 to 0x9F mean: as in the code page Windows-1252, in which many pages once were written. */
const WINDOWS_1252 =
  '\u20AC\x81\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\x8D\u017D\x8F' +
  '\x90\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\x9D\u017E\u0178'

const REFERENCE = /&(?:#[xX]([0-9a-fA-F]+);?|#([0-9]+);?|([A-Za-z][A-Za-z0-9]*)(;?)(=?))/g

/**
 * Decodes character references the way HTML does (HTML standard, sections 13.2.5.72 to 13.2.5.80). Anything else stays as it
 * is. Without a semicolon, old names count as well; in an attribute only where neither a letter, a digit nor `=` follows,
 * so that `?a=1&copy=2` stays an address.
 *
 * @param text - Raw HTML without tags.
 * @param place - Whether it is the value of an attribute, or text between tags.
 * @example
 * ```ts
 * decodeReferences('caf&eacute; &copy 2024', 'attribute') // 'café © 2024'
 * decodeReferences('?a=1&copy=2', 'attribute') // '?a=1&copy=2'
 * ```
 */
export function decodeReferences(text: string, place: 'attribute' | 'text'): string {
  return text.replace(
    REFERENCE,
    (reference, hex?: string, decimal?: string, name?: string, semicolon = '', equals = '') => {
      if (name === undefined) return fromCode(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
      const character = semicolon && decodeNamedCharacterReference(name)
      if (character) return character + equals
      const legacy = place === 'text' ? legacyStart(name) : equals === '' && LEGACY_NAMES.has(name) ? name : ''
      const start = legacy !== '' && decodeNamedCharacterReference(legacy)
      return start ? start + reference.slice(legacy.length + 1) : reference
    },
  )
}

/** The longest old name that a run of letters and digits begins with; empty when there is none. */
function legacyStart(name: string): string {
  for (let length = Math.min(name.length, LONGEST_LEGACY_NAME); length > 1; length--) {
    if (LEGACY_NAMES.has(name.slice(0, length))) return name.slice(0, length)
  }
  return ''
}

/** U+FFFD where there is no such character. */
function fromCode(code: number): string {
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
  if (!isCharacter) return '\uFFFD'
  return WINDOWS_1252[code - 0x80] ?? String.fromCodePoint(code)
}
