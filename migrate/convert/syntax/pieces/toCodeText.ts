import type {ScannedPiece} from './scannedPiece.ts'

/** Stands for a piece that is nothing. Source text never holds this character: CommonMark replaces it (section 2.3). */
const GAP = '\0'

/** Code and the pieces in it. */
export interface CodeText {
  /** What a reader sees, as far as that is known: other pieces stand as they are written. */
  text: string
  /** The first of the pieces that stand as they are written. */
  live?: string
}

/**
 * The text of code: escapes are what they stand for, and of `{% raw %}` and its end nothing is left, nor of a line that
 * held nothing else.
 *
 * @param parts - Text, and pieces with their source.
 */
export function toCodeText(parts: readonly (string | {piece: ScannedPiece; source: string})[]): CodeText {
  let live: string | undefined
  const texts = parts.map((part) => {
    if (typeof part === 'string') return part
    const {piece, source} = part
    if (piece.form.kind === 'gap') return GAP
    if (piece.form.kind === 'literal') return piece.form.text
    if (piece.syntax !== 'kramdown') live ??= source
    return source
  })
  const text = texts.join('')
  return {text: text.includes(GAP) ? withoutGaps(text) : text, ...(live !== undefined && {live})}
}

function withoutGaps(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^[ \t]*\0[\0 \t]*$/.test(line))
    .join('\n')
    .replaceAll(GAP, '')
}
