/** Endings of Markdown files, without the dot; case does not count. */
export const MARKDOWN_ENDINGS = ['md', 'markdown', 'mdx'] as const

/** The endings as a message names them. */
export const MARKDOWN_ENDINGS_TEXT = MARKDOWN_ENDINGS.map((ending) => `.${ending}`).join(', ')

/** Whether a path ends like a Markdown file. */
export function isMarkdownPath(path: string): boolean {
  const lower = path.toLowerCase()
  return MARKDOWN_ENDINGS.some((ending) => lower.endsWith(`.${ending}`))
}
