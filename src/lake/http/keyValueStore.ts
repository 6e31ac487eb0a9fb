import {readFileSync} from 'node:fs'
import {join} from 'node:path'

import {writeFileAtomically} from '../../fs/writeFileAtomically.ts'
import {isRecord} from '../isRecord.ts'

/** What the Studio remembers for its user: list layouts, sort orders, recent searches. */
export interface KeyValueStore {
  /** The values of those keys that have one. */
  get(keys: readonly string[]): {key: string; value: unknown}[]
  set(entries: readonly {key: string; value: unknown}[]): Promise<void>
}

/**
 * Opens a key-value store. It lies beside the datasets rather than in one, so that settings never show up in a query
 * or an export.
 *
 * @param dir - The lake's folder; the values are kept in `settings.json` there. Omitted: they live in memory.
 * @throws When `settings.json` exists and holds no JSON object.
 */
export function createKeyValueStore(dir: string | undefined): KeyValueStore {
  const file = dir === undefined ? undefined : join(dir, 'settings.json')
  const values = new Map<string, unknown>(Object.entries(file === undefined ? {} : readSettings(file)))
  let saved = Promise.resolve()

  return {
    get: (keys) => keys.filter((key) => values.has(key)).map((key) => ({key, value: values.get(key)})),
    async set(entries) {
      for (const {key, value} of entries) values.set(key, value)
      if (file === undefined) return
      const write = (): Promise<void> =>
        writeFileAtomically(file, Buffer.from(JSON.stringify(Object.fromEntries(values), null, 2)))
      saved = saved.then(write, write)
      await saved
    },
  }
}

function readSettings(file: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (isRecord(value)) return value
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return {}
    throw new Error(`${file} is not readable as JSON. Repair or remove it; it holds Studio preferences only.`, {cause})
  }
  throw new Error(`${file} must hold a JSON object. Repair or remove it; it holds Studio preferences only.`)
}
