import {decodeReferences} from './decodeReferences.ts'

const VALUE = String.raw`(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>=/\x60]+)`
const ONLY_PLACES = new RegExp(
  String.raw`^\s*(?:<(a|span|div)\s+(?:id|name)\s*=\s*${VALUE}\s*(?:/>|>\s*</\1\s*>)\s*)+$`,
  'i',
)
const NAME = /=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>=/`]+))/g

/**
 * Reads HTML that shows nothing and only names places to link to: empty elements with an id or a name and no other
 * attribute, as people put them before headings.
 *
 * @param html - raw HTML; nothing in it is trusted
 * @returns the names, or undefined for any other HTML
 * @example
 * ```ts
 * readPlaceNames('<a name="start"></a>') // ['start']
 * ```
 */
export function readPlaceNames(html: string): string[] | undefined {
  if (!ONLY_PLACES.test(html)) return undefined
  return [...html.matchAll(NAME)].map(([, double, single, bare]) =>
    decodeReferences(double ?? single ?? bare ?? '', 'attribute'),
  )
}
