import type {Engine, Mutation} from '../engine.ts'
import {isRecord} from '../mutations/isRecord.ts'
import {assetUrl} from './assetDocument.ts'

const STORED_ASSETS = '*[_type in ["sanity.imageAsset", "sanity.fileAsset"] && defined(path)]{_id, path, url}'

interface StoredAsset {
  _id: string
  path: string
  url: unknown
}

function isStoredAsset(value: unknown): value is StoredAsset {
  return isRecord(value) && typeof value['_id'] === 'string' && typeof value['path'] === 'string'
}

function storedAssets(engine: Engine, dataset: string): StoredAsset[] {
  const found = engine.query(dataset, {
    query: STORED_ASSETS,
    perspective: 'raw',
    canReadPrivate: true,
    identity: '',
  })
  return Array.isArray(found) ? found.filter(isStoredAsset) : []
}

/**
 * Makes every asset document's `url` name the address the lake is served at now. Documents are queried as stored, so
 * the address is stored, too; a lake that moved to another port rewrites it once, in one transaction a dataset, before it
 * answers. Where nothing moved, nothing is written.
 *
 * @param baseUrl - `http://localhost:PORT`.
 * @param author - Who the history shows for it.
 */
export function refreshAssetUrls(engine: Engine, baseUrl: string, author: string): void {
  for (const {name} of engine.datasets()) {
    const mutations = storedAssets(engine, name)
      .filter(({path, url}) => url !== assetUrl(baseUrl, path))
      .map(({_id, path}): Mutation => ({
        type: 'patch',
        selection: {id: _id},
        operations: {set: {url: assetUrl(baseUrl, path)}},
      }))
    if (mutations.length > 0) engine.transact(name, {mutations, author})
  }
}

/**
 * The port that stored asset addresses name. Serving there again keeps them, and any copies of them elsewhere, right.
 *
 * @returns undefined when no asset says.
 */
export function rememberedPort(engine: Engine): number | undefined {
  for (const {name} of engine.datasets()) {
    for (const {path, url} of storedAssets(engine, name)) {
      const match = /^http:\/\/localhost:(\d+)\//.exec(String(url))
      if (match?.[1] !== undefined && String(url).endsWith(path)) return Number(match[1])
    }
  }
  return undefined
}
