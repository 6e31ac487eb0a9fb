/** What may stand in an address as it is; a colon could end a scheme. */
const ESCAPED = /[^\p{L}\p{M}\p{N}/._~!$&'()*+,;=@-]/gu

/**
 * The address by which one file names another.
 *
 * @param from - Path of the file that holds the address.
 * @param to - Path of the other file; both below one folder, with forward slashes.
 * @example
 * relativeAddress('posts/a.md', 'images/b c.png') // '../images/b%20c.png'
 */
export function relativeAddress(from: string, to: string): string {
  const [here, there] = [from.split('/').slice(0, -1), to.split('/')]
  const fork = here.findIndex((part, index) => index >= there.length - 1 || part !== there[index])
  const shared = fork === -1 ? here.length : fork
  const way = [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/')
  return way.replace(ESCAPED, (character) => encodeURIComponent(character))
}
