/** A comment of Obsidian with the end it needs for a block after it to be one; the same text when it has that. */
export function closeComment(source: string): string {
  return source.startsWith('%%') && !source.includes('%%', 2) ? `${source}\n%%` : source
}
