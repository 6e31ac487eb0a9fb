/** What a footnote label cannot hold (GFM footnotes): white space, brackets, a backslash that escapes nothing. */
const NOT_IN_LABEL = /[\s[\]\\]+/g
const LABEL = /^(?:[^\s[\]\\]|\\[[\]\\]?)+$/

/** Longest label, CommonMark 4.7. */
const LABEL_LENGTH = 999

/**
 * Gives each identifier the label it has in the Markdown: itself where that is possible, else something like it. Case
 * makes no difference between labels, and different identifiers have different ones.
 *
 * @param identifiers - The identifiers of the footnotes, in order.
 */
export function createFootnoteLabels(identifiers: readonly string[]): ReadonlyMap<string, string> {
  const labels = new Map<string, string>()
  const taken = new Set<string>()
  const give = (identifier: string, label: string) => {
    if (labels.has(identifier)) return
    let free = label
    for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${label}-${number}`
    labels.set(identifier, free)
    taken.add(free.toLowerCase())
  }
  for (const identifier of identifiers) if (isLabel(identifier)) give(identifier, identifier)
  for (const identifier of identifiers) give(identifier, toLabel(identifier))
  return labels
}

/** The label nearest to an identifier. */
export function toLabel(identifier: string): string {
  if (isLabel(identifier)) return identifier
  const label = identifier.replace(NOT_IN_LABEL, '-').replace(/^-+|-+$/g, '')
  return label.slice(0, LABEL_LENGTH - 10) || 'note'
}

function isLabel(identifier: string): boolean {
  return LABEL.test(identifier) && identifier.length <= LABEL_LENGTH
}
