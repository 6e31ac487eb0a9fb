import type {StoredDocument} from '../engine.ts'

/** Parsed documents by id, the least recently read ones given up first. */
export interface DocumentCache {
  get(id: string): StoredDocument | undefined
  /** Keeps a document. With `onlyIfRoom` no other one is given up for it: a scan read it in passing. */
  put(document: StoredDocument, characters: number, onlyIfRoom: boolean): void
  forget(id: string): void
  clear(): void
}

/**
 * Makes a cache that is bounded by the size of what it holds.
 *
 * @param capacity - characters of JSON; a parsed document takes a few times as many bytes
 */
export function createDocumentCache(capacity: number): DocumentCache {
  const entries = new Map<string, {document: StoredDocument; characters: number}>()
  let used = 0

  function forget(id: string): void {
    used -= entries.get(id)?.characters ?? 0
    entries.delete(id)
  }

  return {
    get(id) {
      const entry = entries.get(id)
      if (entry === undefined) return undefined
      // A Map lists its entries as they were set, so the newest moves to the end.
      entries.delete(id)
      entries.set(id, entry)
      return entry.document
    },
    put(document, characters, onlyIfRoom) {
      forget(document._id)
      if (characters > capacity || (onlyIfRoom && used + characters > capacity)) return
      for (const oldest of entries.keys()) {
        if (used + characters <= capacity) break
        forget(oldest)
      }
      entries.set(document._id, {document, characters})
      used += characters
    },
    forget,
    clear() {
      entries.clear()
      used = 0
    },
  }
}
