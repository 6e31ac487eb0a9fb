/**
 * The bytes of a `data:` address (RFC 2397).
 *
 * @param uri - Starts with `data:`.
 * @returns Undefined when it is not well formed.
 */
export function decodeDataUri(uri: string): Uint8Array | undefined {
  const match = /^data:([^,]*),(.*)$/is.exec(uri)
  if (!match) return undefined
  const [, header = '', data = ''] = match
  try {
    const text = decodeURIComponent(data)
    if (!/;\s*base64\s*$/i.test(header)) return Buffer.from(text, 'utf8')
    const digits = text.replace(/\s+/g, '')
    return /^[A-Za-z\d+/_-]*=*$/.test(digits) ? Buffer.from(digits, 'base64') : undefined
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}
