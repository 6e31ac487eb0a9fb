/** What an image's `src` is: a file of the imported folder, a web address, bytes in place, or something else. */
export type ImageAddress =
  | {kind: 'local'}
  | {kind: 'remote'; url: URL}
  | {kind: 'data'}
  | {kind: 'unsupported'; scheme: string}

/**
 * Tells where an image comes from. `//host/x.png` takes https, as no page gives it a scheme here.
 *
 * @param src - The address, as the article wrote it.
 */
export function classifyImage(src: string): ImageAddress {
  const address = src.startsWith('//') ? `https:${src}` : src
  // One letter before a colon is a Windows drive, not a scheme.
  const scheme = /^([a-z][a-z\d+.-]+):/i.exec(address)?.[1]?.toLowerCase()
  if (scheme === undefined) return {kind: 'local'}
  if (scheme === 'data') return {kind: 'data'}
  if ((scheme === 'http' || scheme === 'https') && URL.canParse(address)) return {kind: 'remote', url: new URL(address)}
  return {kind: 'unsupported', scheme}
}
