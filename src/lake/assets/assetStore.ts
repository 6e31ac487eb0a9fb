import {mkdirSync, readdirSync, rmSync} from 'node:fs'
import {access, readFile} from 'node:fs/promises'
import {join} from 'node:path'

import {writeFileAtomically} from '../http/writeFileAtomically.ts'

/** The bytes of uploaded assets, by the SHA-1 of their content. Which of them exist for clients is for documents to say. */
export interface AssetStore {
  /** Keeps bytes; returns when they are safe on disk. The same bytes twice are kept once. */
  put(sha1: string, bytes: Buffer): Promise<void>
  /** The bytes, or undefined where there are none. */
  get(sha1: string): Promise<Buffer | undefined>
}

const SHA1 = /^[0-9a-f]{40}$/

/** Creates a store that forgets its assets with the process. */
export function createMemoryAssetStore(): AssetStore {
  const kept = new Map<string, Buffer>()
  return {
    put: async (sha1, bytes) => void kept.set(sha1, bytes),
    get: async (sha1) => kept.get(sha1),
  }
}

/**
 * Opens a store in a folder, one file for each content hash, and clears what an interrupted upload left there.
 *
 * @param dir - Created if missing. Nothing but content hashes ever becomes part of a path in it.
 */
export function createFileAssetStore(dir: string): AssetStore {
  mkdirSync(dir, {recursive: true})
  for (const name of readdirSync(dir)) if (name.endsWith('.tmp')) rmSync(join(dir, name))

  function fileOf(sha1: string): string {
    if (!SHA1.test(sha1)) throw new TypeError(`"${sha1}" is not a SHA-1 in lower-case hexadecimal`)
    return join(dir, sha1)
  }

  return {
    async put(sha1, bytes) {
      const file = fileOf(sha1)
      if (!(await exists(file))) await writeFileAtomically(file, bytes)
    },
    async get(sha1) {
      try {
        return await readFile(fileOf(sha1))
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file)
    return true
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}
