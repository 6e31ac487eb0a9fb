import {VOID_ELEMENTS} from '../../../src/html/parseTag.ts'

/** The elements of the HTML standard, and the obsolete ones that articles still have. */
const HTML_ELEMENTS: ReadonlySet<string> = new Set([
  ...VOID_ELEMENTS,
  ...'a abbr acronym address article aside audio b bdi bdo big blockquote body button canvas caption center cite'.split(
    ' ',
  ),
  ...'code colgroup data datalist dd del details dfn dialog dir div dl dt em fieldset figcaption figure font'.split(
    ' ',
  ),
  ...'footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup html i iframe ins kbd label legend li'.split(' '),
  ...'main map mark marquee menu meter nav nobr noframes noscript object ol optgroup option output p picture'.split(
    ' ',
  ),
  ...'pre progress q rp rt ruby s samp script search section select slot small span strike strong style sub'.split(' '),
  ...'summary sup table tbody td template textarea tfoot th thead time title tr tt u ul var video'.split(' '),
])

/** Whether a name is that of an HTML element, in lower case, or of a custom one. */
export function isHtmlElement(name: string): boolean {
  return HTML_ELEMENTS.has(name) || /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/.test(name)
}
