const MARKUP = /[*_`~[\]<>&\\\n]|^\s|\s$/

/** Whether a caption, which is Markdown for Hugo and text for Portable Text, says the same to both. */
export function isPlainCaption(caption: string): boolean {
  return !MARKUP.test(caption)
}
