/** A tag inside a piece of HTML. */
export interface FoundTag {
  /** Lower case. */
  name: string
  /** Index of its `<`. */
  start: number
  /** Index after its `>`. */
  end: number
}

const TAG_START = /<\/?([A-Za-z][A-Za-z0-9-]*)(?=[\s/>])/y

/** Elements whose content is text, whatever it looks like. HTML standard, section 13.1.2. */
const TEXT_ELEMENTS: ReadonlySet<string> = new Set(['script', 'style', 'textarea', 'title'])

/**
 * Finds tags in HTML. What is in comments, in the values of attributes and in scripts is none. A tag that never ends takes
 * in all that follows it, as in HTML; each character is looked at once.
 *
 * @param html - Any text.
 * @param names - Names of the tags to find, in lower case.
 */
export function findTags(html: string, names: ReadonlySet<string>): FoundTag[] {
  const found: FoundTag[] = []
  let start = html.indexOf('<')
  while (start !== -1) {
    const name = nameAt(html, start)
    const end = name === undefined ? endOfComment(html, start) : endOfTag(html, start)
    if (end === -1) break
    if (name !== undefined && names.has(name)) found.push({name, start, end})
    const isText = name !== undefined && TEXT_ELEMENTS.has(name) && html[start + 1] !== '/'
    start = html.indexOf('<', isText ? endOfText(html, end, name) : end)
  }
  return found
}

function nameAt(html: string, start: number): string | undefined {
  TAG_START.lastIndex = start
  return TAG_START.exec(html)?.[1]?.toLowerCase()
}

/** The index after a comment; after the `<` where none begins. */
function endOfComment(html: string, start: number): number {
  if (!html.startsWith('<!--', start)) return start + 1
  const end = html.indexOf('-->', start)
  return end === -1 ? -1 : end + 3
}

function endOfTag(html: string, start: number): number {
  let quote: string | undefined
  for (let index = start; index < html.length; index++) {
    const character = html[index]
    if (quote !== undefined) {
      if (character === quote) quote = undefined
    } else if (character === '"' || character === "'") {
      quote = character
    } else if (character === '>') {
      return index + 1
    }
  }
  return -1
}

function endOfText(html: string, start: number, name: string): number {
  const end = html.toLowerCase().indexOf(`</${name}`, start)
  return end === -1 ? html.length : end
}
