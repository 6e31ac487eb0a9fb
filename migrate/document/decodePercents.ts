/**
 * Decodes an address as `decodeURIComponent` does, but where its percent signs stand for nothing it stays as it is.
 *
 * @param text - As somebody wrote it.
 */
export function decodePercents(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}
