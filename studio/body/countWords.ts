/** What most adults read of a text for the general public. */
const WORDS_A_MINUTE = 200

/** How long a text is. */
export interface TextLength {
  words: number
  /** Of reading, at 200 words a minute, rounded up. */
  minutes: number
}

/**
 * Counts the words of a text as its readers do, Chinese and Japanese ones too.
 *
 * @param text - plain text
 */
export function countWords(text: string): TextLength {
  const segments = new Intl.Segmenter(undefined, {granularity: 'word'}).segment(text)
  let words = 0
  for (const {isWordLike} of segments) if (isWordLike === true) words++
  return {words, minutes: Math.ceil(words / WORDS_A_MINUTE)}
}
