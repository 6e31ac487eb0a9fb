import {parseShortcode} from './parseShortcode.ts'
import type {PieceCode, ScannedPiece} from './scannedPiece.ts'
import {toCodeText} from './toCodeText.ts'

/** Tags with what stands between them. */
interface Region {
  open: ScannedPiece
  inside: readonly ScannedPiece[]
  close: ScannedPiece
}

const LIQUID_MARKUP = /^\{%-?\s*highlight\s*([^]*?)\s*-?%\}$/

/**
 * Reads the code between `highlight` and its end: `{{< highlight go "linenos=table" >}}` of Hugo and
 * `{% highlight ruby linenos %}` of Jekyll. Lines are indented less by as much as the opening tag is indented.
 *
 * @param source - The text.
 * @param region - The tags, and the pieces between them.
 */
export function readHighlight(source: string, {open, inside, close}: Region): PieceCode {
  const parts: Parameters<typeof toCodeText>[0][number][] = []
  let at = open.end
  for (const piece of inside) {
    parts.push(source.slice(at, piece.start), {piece, source: source.slice(piece.start, piece.end)})
    at = piece.end
  }
  parts.push(source.slice(at, close.start))
  const {text, live} = toCodeText(parts)
  const info = open.syntax === 'hugo' ? readHugo : readLiquid
  return {
    ...info(source.slice(open.start, open.end)),
    value: trimLines(dedent(text, source, open.start)),
    ...(live !== undefined && {data: {livePiece: live}}),
  }
}

function readHugo(shortcode: string): Omit<PieceCode, 'value'> {
  const {positional, named} = parseShortcode(shortcode)
  const lang = named.get('lang') ?? named.get('type') ?? positional[0]
  const options = named.get('options') ?? named.get('opts') ?? positional[1]
  return {...(lang && {lang}), ...(options && {meta: `{${options}}`})}
}

function readLiquid(tag: string): Omit<PieceCode, 'value'> {
  const [, lang = '', meta = ''] = /^(\S*)\s*([^]*)$/.exec(LIQUID_MARKUP.exec(tag)?.[1] ?? '') ?? []
  return {...(lang && {lang: lang.replace(/^(["'])(.*)\1$/, '$2')}), ...(meta && {meta: meta.replace(/\s+/g, ' ')})}
}

/** Takes off what the line of the opening tag begins with: an indent, or the mark of a quotation. */
function dedent(text: string, source: string, start: number): string {
  if (!text.includes('\n')) return text
  const prefix = source.slice(source.lastIndexOf('\n', start - 1) + 1, start).replace(/[^\s>]/g, ' ')
  if (prefix === '') return text
  const blank = new RegExp(`^[ \\t]{0,${prefix.length}}`)
  return text
    .split('\n')
    .map((line) => (line.startsWith(prefix) ? line.slice(prefix.length) : line.replace(blank, '')))
    .join('\n')
}

/** Without the line ends after the opening tag and before the closing one. */
function trimLines(text: string): string {
  return text.replace(/^(?:[ \t]*\n)+/, '').trimEnd()
}
