/** Whether a top-level member of a document is content: neither bookkeeping of the Content Lake (`_…`) nor the body. */
export function isContentField(name: string): boolean {
  return !name.startsWith('_') && name !== 'body'
}
