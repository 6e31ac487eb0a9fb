/**
 * The first words of a piece of Portable Text, for a preview line. Looks into nested content and skips what is no text.
 *
 * @param content - blocks as the Studio's preview selects them, complete or not
 * @param options - `max`: the length after which the text is cut with an ellipsis; `separator`: what stands between blocks
 * @returns one line; empty when there is no text
 */
export function toPreviewText(content: unknown, {max = 120, separator = ' '} = {}): string {
  const texts = collectText(content).map((text) => text.replace(/\s+/g, ' ').trim())
  const characters = [...texts.filter((text) => text !== '').join(separator)]
  return characters.length > max ? `${characters.slice(0, max).join('').trimEnd()}…` : characters.join('')
}

function collectText(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(collectText)
  if (typeof value !== 'object' || value === null) return []
  const node = value as Record<string, unknown>
  if (Array.isArray(node['children'])) return [node['children'].map(wordsOf).join('')]
  return [node['content'], node['items'], node['rows'], node['cells'], node['value']].flatMap(collectText)
}

/** The words of a span, and a formula as it is written. */
function wordsOf(child: unknown): string {
  const {text, tex} = (child ?? {}) as {text?: unknown; tex?: unknown}
  const words = text ?? tex
  return typeof words === 'string' ? words : ''
}
