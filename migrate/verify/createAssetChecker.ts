import {createHash} from 'node:crypto'

import type {SanityClient} from '@sanity/client'

import type {Message} from '../types.ts'
import {isRequestFailure} from '../write/retry.ts'

/** Checks that an asset is in the dataset, byte for byte. */
export interface AssetChecker {
  /**
   * @param id - Id of the asset document.
   * @param source - The bytes it was made of, where they are at hand.
   * @returns What is wrong with it, if anything.
   */
  check(id: string, source?: Uint8Array): Promise<Message | undefined>
  /** How many different assets were looked at. */
  count(): number
}

interface Asset {
  url: string
  sha1hash: string
}

const ASSET_QUERY = '*[_id == $id][0]{url, sha1hash}'

/** Makes a checker. Each asset is downloaded once, however many articles show it. */
export function createAssetChecker(client: SanityClient): AssetChecker {
  const hashes = new Map<string, Promise<{hash?: string; problem?: string}>>()

  async function readHash(id: string): Promise<{hash?: string; problem?: string}> {
    const asset = await client.fetch<Asset | null>(ASSET_QUERY, {id})
    if (!asset) return {problem: 'is not in the dataset'}
    try {
      const response = await fetch(`${asset.url}?dlRaw=true`)
      if (!response.ok) return {problem: `cannot be downloaded (${response.status})`}
      const hash = sha1(new Uint8Array(await response.arrayBuffer()))
      return hash === asset.sha1hash ? {hash} : {problem: 'has other bytes than its hash says'}
    } catch (error) {
      if (!isRequestFailure(error) && !(error instanceof TypeError)) throw error
      return {problem: 'cannot be downloaded: no answer'}
    }
  }

  return {
    async check(id, source) {
      const known = hashes.get(id) ?? readHash(id)
      hashes.set(id, known)
      const {hash, problem} = await known
      if (problem !== undefined)
        return wrong(`The image ${id} ${problem}. Import again with --retry-images, or upload it in the Studio.`)
      if (!source || sha1(source) === hash) return undefined
      return wrong(`The image ${id} has other bytes than its file. Import again.`)
    },
    count: () => hashes.size,
  }
}

function sha1(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('hex')
}

function wrong(reason: string): Message {
  return {severity: 'error', rule: 'verify/asset', reason}
}
