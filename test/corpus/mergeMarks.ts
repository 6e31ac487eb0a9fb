import type {Normal} from '../conformance/normalize.ts'

type Element = Extract<Normal, {name: string}>

/** Marks side by side that are the same are one, as for the editor. */
export function mergeMarks(nodes: readonly Normal[]): Normal[] {
  const merged: Normal[] = []
  for (const node of nodes) {
    const last = merged.at(-1)
    if (isMark(node) && last !== undefined && isMark(last) && last.name === node.name)
      merged[merged.length - 1] = {...last, children: joinTexts([...last.children, ...node.children])}
    else merged.push(node)
  }
  return merged
}

const MARKS: ReadonlySet<string> = new Set(['del', 'em', 'strong', 'sub', 'sup', 'u'])

function isMark(node: Normal): node is Element {
  return typeof node === 'object' && 'name' in node && MARKS.has(node.name)
}

function joinTexts(nodes: readonly Normal[]): Normal[] {
  const joined: Normal[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (typeof node === 'string' && typeof last === 'string') joined[joined.length - 1] = last + node
    else joined.push(node)
  }
  return mergeMarks(joined)
}
