/** How many refused mutations are named before the rest is counted. */
const NAMED = 5

const OUTDATED = new Set(['documentRevisionIDDoesNotMatchError', 'documentAlreadyExistsError'])

/** The type of an item about a document that strong references keep where it is. */
const REFERENCED = 'documentHasExistingReferencesError'

interface RefusedItem {
  type: string
  description: string
  index?: number
}

/** The refused mutations of a failed transaction, as the Content Lake lists them. */
function itemsOf(error: unknown): RefusedItem[] {
  const {details} = error as {details?: {items?: unknown}}
  if (!Array.isArray(details?.items)) return []
  return details.items.flatMap((item: {index?: number; error?: Partial<RefusedItem>} | null) =>
    typeof item?.error?.description === 'string'
      ? [
          {
            type: item.error.type ?? 'unknown',
            description: toSentence(item.error.description, item.error.type),
            ...(item.index !== undefined && {index: item.index}),
          },
        ]
      : [],
  )
}

function toSentence(description: string, type: string | undefined): string {
  const sentence = `${description.replace(/[.\s]+$/, '')}.`
  return type === REFERENCED ? `${sentence} Take these references out, or make them weak.` : sentence
}

/**
 * Says in one line what the Content Lake answered, in its own words, or that it did not answer.
 *
 * @param error - What `@sanity/client` rejected with.
 */
export function describeRefusal(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const {statusCode} = error as {statusCode?: unknown}
  if (typeof statusCode !== 'number') {
    const code = 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : ''
    return `The Content Lake did not answer${code}.`
  }
  const items = itemsOf(error)
  const said = items.slice(0, NAMED).map((item) => item.description)
  const more = items.length > NAMED ? [`and ${items.length - NAMED} more`] : []
  const text = said.length > 0 ? [...said, ...more].join(' ') : (error.message.split('\n', 1)[0] ?? '')
  return `The Content Lake refused it (${statusCode}): ${text}`
}

/** True when a document is not any more as the run read it: its revision changed, or it came into being. */
export function isRevisionRefusal(error: unknown): boolean {
  return itemsOf(error).some(({type}) => OUTDATED.has(type))
}

/** Which mutations of a transaction were refused, by their place in it; empty when the answer does not say. */
export function refusedIndexes(error: unknown): number[] {
  return itemsOf(error).flatMap(({index}) => index ?? [])
}

/**
 * True when no further request can succeed: no connection, the token is not accepted or may not write, the plan's quota is
 * used up, its disk is full, or the dataset is gone. A refusal that names mutations is about these alone.
 */
export function isLostTarget(error: unknown): boolean {
  const {statusCode} = error as {statusCode?: number}
  if (statusCode === undefined) return true
  return [401, 402, 403, 404, 507].includes(statusCode) && itemsOf(error).length === 0
}
