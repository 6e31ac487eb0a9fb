import {readFence, type Fence} from './readFence.ts'

/** White space, and marks of quotations and items, as far as they can stand before a block. */
const BEFORE = /^(?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t])*/

/**
 * The lines that can open or close a container.
 *
 * @param source - Normalized Markdown.
 * @returns By the number of the line, from 1; undefined when no line opens a container, or none closes one.
 */
export function findFences(source: string): ReadonlyMap<number, Fence> | undefined {
  if (!source.includes(':::')) return undefined
  const fences = new Map<number, Fence>()
  let opens = false
  let closes = false
  for (const [index, line] of source.split('\n').entries()) {
    if (!line.includes(':::')) continue
    const fence = readFence(line.replace(BEFORE, ''))
    if (!fence) continue
    fences.set(index + 1, fence)
    if (fence.name === undefined) closes = true
    else opens = true
  }
  return opens && closes ? fences : undefined
}
