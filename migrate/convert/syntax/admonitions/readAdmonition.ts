/** A line that begins an admonition of Python-Markdown, or a collapsible one of PyMdown. */
export interface AdmonitionLine {
  /** `???` and `???+` fold, `!!!` does not. */
  sign: '!!!' | '???' | '???+'
  name: string
  /** More words beside the name, which are classes. */
  classes: string[]
  /** Where the title stands, counted from the sign; undefined where there is none. */
  title?: {start: number; end: number}
}

const NAME = String.raw`[A-Za-z][\w-]*`
const LINE = new RegExp(String.raw`^(!!!|\?\?\?\+?)[ \t]+(${NAME}(?:[ \t]+${NAME})*)(?:[ \t]+"(.*)")?[ \t]*$`)

/**
 * Reads a line as the beginning of an admonition: `!!! note`, `!!! note "Title"`, `??? tip inline end "Title"`.
 *
 * @param line - From its sign to its end.
 * @returns Undefined for any other line.
 */
export function readAdmonition(line: string): AdmonitionLine | undefined {
  const [, sign, names, title] = LINE.exec(line) ?? []
  if (sign !== '!!!' && sign !== '???' && sign !== '???+') return undefined
  const [name = '', ...classes] = (names ?? '').split(/[ \t]+/)
  const start = line.indexOf('"') + 1
  return {sign, name, classes, ...(title !== undefined && {title: {start, end: start + title.length}})}
}

/** White space, and marks of quotations and items, as far as they can stand before a block. */
const BEFORE = /^(?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t])*/
const SIGN = /^[^\n]*(?:!!!|\?\?\?)/m

/**
 * The lines that can begin an admonition.
 *
 * @param source - Normalized Markdown.
 * @returns By the number of the line, from 1; undefined when there is none.
 */
export function findAdmonitions(source: string): ReadonlyMap<number, AdmonitionLine> | undefined {
  if (!SIGN.test(source)) return undefined
  const found = new Map<number, AdmonitionLine>()
  for (const [index, line] of source.split('\n').entries()) {
    const admonition =
      line.includes('!!!') || line.includes('???') ? readAdmonition(line.replace(BEFORE, '')) : undefined
    if (admonition) found.set(index + 1, admonition)
  }
  return found.size > 0 ? found : undefined
}
