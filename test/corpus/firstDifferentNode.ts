import type {Normal} from '../conformance/normalize.ts'

/**
 * Where two trees begin to differ.
 *
 * @returns One line with what stands there in each; undefined when they are equal.
 */
export function firstDifferentNode(actual: readonly Normal[], expected: readonly Normal[]): string | undefined {
  const [a, b] = [toLines(actual), toLines(expected)]
  const index = b.findIndex((line, index) => a[index] !== line)
  if (index === -1 && a.length === b.length) return undefined
  const place = index === -1 ? b.length : index
  const [before, found, wanted] = [b[place - 1], a[place], b[place]].map((line = 'nothing') =>
    line.trim().slice(0, 200),
  )
  return `after ${before}: ${found} where ${wanted} is expected`
}

/** One line for each node, indented by how deep it is. */
function toLines(nodes: readonly Normal[], indent = ''): string[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return [`${indent}“${node}”`]
    if ('comment' in node) return [`${indent}<!--${node.comment}-->`]
    const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`)
    return [`${indent}<${node.name}${attributes.join('')}>`, ...toLines(node.children, `${indent} `)]
  })
}
