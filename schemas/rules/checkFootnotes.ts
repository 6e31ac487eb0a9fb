interface ContentNode {
  _type?: unknown
  identifier?: unknown
  [field: string]: unknown
}

/**
 * Whether every call to a footnote has its footnote, anywhere in the same body.
 *
 * @param body - an article's Portable Text
 * @returns true, or the calls that lead nowhere
 */
export function checkFootnotes(body: readonly unknown[] | undefined): true | string {
  const nodes = (body ?? []).flatMap(listNodes)
  const defined = new Set(identifiersOf(nodes, 'footnote'))
  const missing = identifiersOf(nodes, 'footnoteReference').filter((identifier) => !defined.has(identifier))
  if (missing.length === 0) return true
  const names = [...new Set(missing)].map((identifier) => `"${identifier}"`).join(', ')
  return `No footnote is called ${names}. Add it, or remove the call.`
}

function identifiersOf(nodes: ContentNode[], type: string): string[] {
  return nodes.filter((node) => node._type === type).map((node) => String(node.identifier))
}

function listNodes(value: unknown): ContentNode[] {
  if (Array.isArray(value)) return value.flatMap(listNodes)
  if (typeof value !== 'object' || value === null) return []
  return [value as ContentNode, ...Object.values(value).flatMap(listNodes)]
}
