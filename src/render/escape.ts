/**
 * Everything that keeps content from becoming markup: escaping, and the decision which addresses may be linked to.
 *
 * @module
 */

const ENTITIES: Record<string, string> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'}

/** Schemes a reader may be sent to. An address without a scheme is relative and always fits. */
const LINK_SCHEMES = new Set(['http', 'https', 'mailto', 'tel'])
/** Schemes an image may be loaded from, besides {@link RASTER_DATA}. */
const IMAGE_SCHEMES = new Set(['http', 'https'])
/** `data:` addresses that can only be a picture. SVG is left out: it can hold script and links. */
const RASTER_DATA = /^data:image\/(?:png|jpeg|gif|webp|avif);base64,[a-z0-9+/=]*$/i

/** What browsers, or a reader's eye, skip: white space, control and format characters (zero width, soft hyphen). */
const INVISIBLE = /[\s\p{Cc}\p{Cf}]+/gu
/** Character references that could hide a scheme from a check and appear when something decodes the address again. */
const REFERENCE = /&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(colon|tab|newline));?/gi
const NAMED_REFERENCES: Record<string, string> = {colon: ':', tab: '', newline: ''}

/**
 * Escapes text for use between tags and inside quoted attribute values. Changes nothing else: runs of spaces stay as
 * they are.
 *
 * @param text - any text
 * @returns the text with `& < > " '` as character references
 */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}

/**
 * Decides whether an address may stand in `href`, and writes it the way CommonMark does: what cannot stand in an
 * address is percent-encoded.
 *
 * @param href - the address as the source wrote it
 * @returns the address, or undefined unless it is relative or its scheme is http, https, mailto or tel
 *
 * @example
 * ```ts
 * safeHref('notes/two words.md') // 'notes/two%20words.md'
 * safeHref(' JAVA\tscript:alert(1)') // undefined
 * ```
 */
export function safeHref(href: unknown): string | undefined {
  if (typeof href !== 'string') return undefined
  const scheme = schemeOf(href)
  return scheme === undefined || LINK_SCHEMES.has(scheme) ? percentEncode(href.trim()) : undefined
}

/**
 * Decides whether an address may stand in the `src` of an image.
 *
 * @param src - the address as the source wrote it
 * @returns the address, or undefined unless it is relative, http, https, or a base64 raster image
 */
export function safeImageSource(src: unknown): string | undefined {
  if (typeof src !== 'string' || src.trim() === '') return undefined
  const scheme = schemeOf(src)
  const isSafe = scheme === undefined || IMAGE_SCHEMES.has(scheme) || RASTER_DATA.test(src.trim())
  return isSafe ? percentEncode(src.trim()) : undefined
}

/**
 * Writes the attributes of a tag, each with a leading space. Absent values are left out, `true` writes the bare name.
 *
 * @param values - attribute values by name, not yet escaped
 * @returns for example ` class="note" hidden`, or an empty string
 */
export function attributes(values: Record<string, string | number | boolean | null | undefined>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== null && value !== false)
    .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`))
    .join('')
}

/** The scheme that a lenient reader of the address could find, in lower case; undefined when it is relative. */
function schemeOf(address: string): string | undefined {
  const visible = address
    .replace(REFERENCE, (_, hex?: string, decimal?: string, name?: string) =>
      name === undefined ? characterOf(hex, decimal) : (NAMED_REFERENCES[name.toLowerCase()] ?? ''),
    )
    .replace(INVISIBLE, '')
  return /^([^/?#:]*):/.exec(visible)?.[1]?.toLowerCase()
}

function characterOf(hex?: string, decimal?: string): string {
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
  return code > 0x10ffff ? '' : String.fromCodePoint(code)
}

/**
 * Encodes what may not stand in an address and leaves existing escapes alone, as the examples of CommonMark do
 * (0.31.2, section 6.3). It decides nothing about where the address leads.
 *
 * @param address - any address
 */
export function percentEncode(address: string): string {
  return address
    .toWellFormed()
    .replace(/%(?![0-9a-f]{2})|[^!#$%&'()*+,\-./0-9:;=?@A-Z_a-z~]+/gi, (part) => encodeURIComponent(part))
}
