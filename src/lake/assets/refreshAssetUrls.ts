import type {Engine, Mutation, StoredDocument} from '../engine.ts'
import {assetUrl} from './assetDocument.ts'

interface StoredAsset extends StoredDocument {
  path: string
}

/** A query would read the whole dataset first, and a lake should start at once. */
function storedAssets(engine: Engine, dataset: string): StoredAsset[] {
  return Array.from(engine.allDocuments(dataset, 'assets')).filter(
    (document): document is StoredAsset => typeof document['path'] === 'string',
  )
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
      .filter(({path, ...asset}) => asset['url'] !== assetUrl(baseUrl, path))
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
    for (const {path, ...asset} of storedAssets(engine, name)) {
      const url = String(asset['url'])
      const match = /^http:\/\/localhost:(\d+)\//.exec(url)
      if (match?.[1] !== undefined && url.endsWith(path)) return Number(match[1])
    }
  }
  return undefined
}
