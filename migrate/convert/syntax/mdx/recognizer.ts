/** Whether what was read so far is the start of something, all of it, or no part of it. */
export type Verdict = 'more' | 'end' | 'fail'

/** Recognizes one piece of MDX, character by character; it starts with the first one and is of no use after `end` or `fail`. */
export interface Recognizer {
  /** @param char - One UTF-16 code unit; `\n` for the end of a line. */
  feed(char: string): Verdict
}
