const SCHEME = /^([a-z][a-z0-9+.-]*):/i
const SCRIPT_SCHEMES = new Set(['javascript', 'vbscript', 'data'])

/**
 * Whether a link leads somewhere a site can offer. Relative addresses, fragments and any scheme but those that run
 * code are fine; imported links are kept as written, so this rule only ever warns.
 *
 * @param href - the address as the source or an editor wrote it
 * @returns true, or what is wrong and what to do
 */
export function checkHref(href: string | undefined): true | string {
  // Browsers ignore control characters and white space inside a scheme.
  const address = [...(href ?? '')].filter((character) => character > ' ').join('')
  if (address === '') return 'The link has no address. Enter one, or remove the link.'
  const scheme = SCHEME.exec(address)?.[1]?.toLowerCase()
  if (scheme !== undefined && SCRIPT_SCHEMES.has(scheme)) {
    return `Addresses that start with "${scheme}:" are not shown as links. Use a web address.`
  }
  return true
}
