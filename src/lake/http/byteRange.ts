import type {ByteRange} from '../assets/assetStore.ts'

/**
 * Reads a `Range` header.
 *
 * @param header - As sent. Several ranges, other units and what is no range count as none: the answer is then the whole.
 * @param size - Of the whole, in bytes.
 * @returns The range, undefined to answer the whole, or `unsatisfiable` where the range has none of its bytes.
 */
export function readByteRange(header: string | undefined, size: number): ByteRange | 'unsatisfiable' | undefined {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if (from === undefined || to === undefined || (from === '' && to === '')) return undefined
  if (from === '') {
    const length = Math.min(Number(to), size)
    return length === 0 ? 'unsatisfiable' : {start: size - length, end: size - 1}
  }
  const start = Number(from)
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (start >= size) return 'unsatisfiable'
  return end < start ? undefined : {start, end}
}
