/** How long a text should be, in characters as a reader counts them, and why. */
export interface LengthHint {
  min?: number
  max?: number
  /** Completes the sentence "… characters; ", for instance `search results cut it after 160`. */
  reason: string
}

/**
 * Whether a text keeps to a length hint. An empty text keeps to every hint: whether it may be empty is another rule.
 *
 * @param text - the field's value
 * @param hint - the bounds, both inclusive
 * @returns true, or what is wrong and by how much
 */
export function checkLength(text: string | undefined, hint: LengthHint): true | string {
  const length = [...(text ?? '')].length
  if (length === 0) return true
  if (hint.min !== undefined && length < hint.min) {
    return `Has ${length} characters; ${hint.reason}. Add at least ${hint.min - length}.`
  }
  if (hint.max !== undefined && length > hint.max) {
    return `Has ${length} characters; ${hint.reason}. Cut at least ${length - hint.max}.`
  }
  return true
}
