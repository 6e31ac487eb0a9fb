import {isRecord} from '../isRecord.ts'

/**
 * Prepares a draft's content for publishing: a reference that carries `_strengthenOnPublish` was weak only because its
 * target was unpublished. It loses that mark and its `_weak`, unless the mark says that it stays weak.
 *
 * @param value - Left as it is.
 * @returns The value with its references strengthened; the same value where there were none.
 */
export function strengthenReferences<Value>(value: Value): Value
export function strengthenReferences(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => strengthenReferences(item))
    return items.some((item, index) => item !== value[index]) ? items : value
  }
  if (!isRecord(value)) return value
  const {_strengthenOnPublish: mark, ...rest} = value
  const staysWeak = mark === undefined || (isRecord(mark) && mark['weak'] === true)
  const {_weak, ...strong} = rest
  const kept = mark === undefined ? value : staysWeak ? rest : strong
  const entries = Object.entries(kept).map(([key, item]) => [key, strengthenReferences(item)] as const)
  return kept === value && entries.every(([key, item]) => item === value[key]) ? value : Object.fromEntries(entries)
}
