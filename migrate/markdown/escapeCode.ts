import {createFinder} from '../convert/syntax/pieces/createFinder.ts'
import type {PieceDialect} from '../convert/syntax/pieces/scanPieces.ts'

const SHORTCODE_START = /\{\{([<%])/g
const LIQUID_START = /\{[{%]/g
const ENDRAW = /\{%-?\s*endraw\s*-?%\}/g

/**
 * Writes code so that nothing in it runs: Hugo and Liquid look into code as well. Shortcodes get the marks of a comment
 * inside their delimiters; from the first to the last line that begins something of Liquid, `{% raw %}` is around it.
 *
 * @param code - What a reader is to see.
 */
export function escapeCode(code: string, dialect: PieceDialect): string {
  return dialect === 'hugo' ? escapeShortcodes(code).code : escapeLiquid(code)
}

/** Whether code holds the beginning of a shortcode without its end, which Hugo has no way to write. */
export function hasOpenShortcode(code: string): boolean {
  return escapeShortcodes(code).isOpen
}

function escapeShortcodes(code: string): {code: string; isOpen: boolean} {
  const findEnd = {'<': createFinder(code, />\}\}/g), '%': createFinder(code, /%\}\}/g)}
  let isOpen = false
  let at = 0
  let escaped = ''
  for (const {index, 1: delimiter} of code.matchAll(SHORTCODE_START)) {
    if (index < at) continue
    const end = findEnd[delimiter === '<' ? '<' : '%'](index + 3)?.index
    if (end === undefined) {
      isOpen = true
      continue
    }
    escaped += `${code.slice(at, index + 3)}/*${code.slice(index + 3, end)}*/`
    at = end
  }
  return {code: escaped + code.slice(at), isOpen}
}

/** Liquid reads its own end of `raw` as text only in a string. */
function escapeLiquid(code: string): string {
  const starts = [...code.matchAll(LIQUID_START)].map(({index}) => index)
  const [first, last] = [starts[0], starts.at(-1)]
  if (first === undefined || last === undefined) return code
  const [lastLine = ''] = /^[^\n]*/.exec(code.slice(last)) ?? []
  const end = last + lastLine.trimEnd().length
  const raw = code
    .slice(first, end)
    .replace(ENDRAW, (endraw) => `{% endraw %}{{ "${endraw.slice(0, -2)}" }}{% raw %}%}`)
  return `${code.slice(0, first)}{% raw %}${raw}{% endraw %}${code.slice(end)}`
}
