/** What a shortcode of Hugo says. */
export interface Shortcode {
  name: string
  positional: readonly string[]
  named: ReadonlyMap<string, string>
}

const DELIMITERS = /^\{\{[<%]\s*|(?:(?<=[\s"`])\/)?\s*[>%]\}\}$/g
/** One argument, with its name where it has one: `"a \" b"`, raw in back-ticks, or a bare word. */
const ARGUMENT = /(?:([\w-]+)\s*=\s*)?(?:"((?:[^"\\\n]|\\[^\n])*)"|`([^`]*)`|([^\s"`=]+))/g

/**
 * Reads an opening shortcode.
 *
 * @param source - The shortcode as written, with its delimiters.
 * @example
 * ```ts
 * parseShortcode('{{< figure src="a.png" >}}') // {name: 'figure', positional: [], named: Map {'src' → 'a.png'}}
 * ```
 */
export function parseShortcode(source: string): Shortcode {
  const [, name = '', rest = ''] = /^(\S*)\s*([^]*)$/.exec(source.replace(DELIMITERS, '')) ?? []
  const positional: string[] = []
  const named = new Map<string, string>()
  for (const [, key, quoted, raw, bare] of rest.matchAll(ARGUMENT)) {
    const value = quoted?.replaceAll('\\"', '"') ?? raw ?? bare ?? ''
    if (key === undefined) positional.push(value)
    else named.set(key, value)
  }
  return {name: name.replace(/\/$/, ''), positional, named}
}
