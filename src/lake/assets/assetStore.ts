import {createReadStream, mkdirSync, readdirSync, rmSync} from 'node:fs'
import {readFile, stat, utimes} from 'node:fs/promises'
import {join} from 'node:path'
import {Readable} from 'node:stream'

import {writeFileAtomically} from '../../fs/writeFileAtomically.ts'

/** Some of the bytes of an asset, both ends included. */
export interface ByteRange {
  start: number
  end: number
}

/** The bytes of uploaded assets, by the SHA-1 of their content. Which of them exist for clients is for documents to say. */
export interface AssetStore {
  /** Keeps bytes; returns when they are safe on disk. The same bytes twice are kept once. */
  put(sha1: string, bytes: Buffer): Promise<void>
  /** How many bytes there are, or undefined where there are none. */
  size(sha1: string): Promise<number | undefined>
  /** All bytes of an asset that is there. */
  get(sha1: string): Promise<Buffer>
  /** Some bytes of an asset that is there, as they are read. */
  stream(sha1: string, range: ByteRange): ReadableStream<Uint8Array>
}

const SHA1 = /^[0-9a-f]{40}$/

/** Creates a store that forgets its assets with the process. */
export function createMemoryAssetStore(): AssetStore {
  const kept = new Map<string, Buffer>()

  function get(sha1: string): Buffer {
    const bytes = kept.get(sha1)
    if (bytes === undefined) throw new Error(`There is no asset ${sha1}`)
    return bytes
  }

  return {
    put: async (sha1, bytes) => void kept.set(sha1, bytes),
    size: async (sha1) => kept.get(sha1)?.length,
    get: async (sha1) => get(sha1),
    stream: (sha1, {start, end}) => new Blob([new Uint8Array(get(sha1).subarray(start, end + 1))]).stream(),
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

  async function sizeOf(sha1: string): Promise<number | undefined> {
    try {
      return (await stat(fileOf(sha1))).size
    } catch (error) {
      if (isMissing(error)) return undefined
      throw error
    }
  }

  return {
    async put(sha1, bytes) {
      if (!(await touch(fileOf(sha1)))) await writeFileAtomically(fileOf(sha1), bytes)
    },
    size: sizeOf,
    get: (sha1) => readFile(fileOf(sha1)),
    stream: (sha1, {start, end}) =>
      Readable.toWeb(createReadStream(fileOf(sha1), {start, end})) as ReadableStream<Uint8Array>,
  }
}

/** Makes a file young, so that no compaction takes it away before its document is written. False where there is none. */
async function touch(file: string): Promise<boolean> {
  const now = new Date()
  try {
    await utimes(file, now, now)
    return true
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
