import {rmSync, statSync} from 'node:fs'
import {readdir} from 'node:fs/promises'
import {join} from 'node:path'

import type {Compaction, Engine} from '../engine.ts'

/** What compaction did to a lake, its assets included. */
export interface LakeCompaction extends Compaction {
  /** Files of assets that no document and no history knows, and that were removed. */
  assetsRemoved: number
}

/** A younger file may belong to an upload whose document is not written yet. */
const YOUNGEST_MS = 60 * 60 * 1000

/**
 * Compacts the database of a lake, and removes assets that nothing refers to any more.
 *
 * @param dir - The lake's folder; undefined for one in memory.
 * @param now - Milliseconds since 1970.
 */
export async function compactFolder(engine: Engine, dir: string | undefined, now: number): Promise<LakeCompaction> {
  const compaction = engine.compact()
  return {
    ...compaction,
    assetsRemoved: dir === undefined ? 0 : await removeUnknownAssets(engine, join(dir, 'assets'), now),
  }
}

async function removeUnknownAssets(engine: Engine, dir: string, now: number): Promise<number> {
  const known = new Set(engine.assetIds().map((id) => id.split('-', 2)[1]))
  const unknown = (await readdir(dir).catch(() => [])).filter((name) => /^[0-9a-f]{40}$/.test(name) && !known.has(name))
  let removed = 0
  for (const file of unknown.map((name) => join(dir, name))) {
    // Nothing else runs between the two calls, so no upload of the same bytes finds a file that is about to go.
    if (now - statSync(file).mtimeMs < YOUNGEST_MS) continue
    rmSync(file)
    removed += 1
  }
  return removed
}
