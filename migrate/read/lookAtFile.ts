import {hash} from 'node:crypto'
import {readFile} from 'node:fs/promises'

import type {Message} from '../types.ts'
import type {FoundFile} from './discoverFiles.ts'
import {fromSystemError} from './readMessages.ts'

/** What can be known of an article file without parsing it. */
export interface FileLook {
  file: FoundFile
  /** SHA-256 of its bytes, hex: that of its text too, if it is UTF-8. */
  hash: string
  /** What looks like the slug that its front matter states. Only a guess; a stored hash proves or refutes it. */
  slugGuess?: string
}

/** How much of a file may be front matter, in bytes. */
const HEAD = 4096

const SLUG_LINE = /^slug[ \t]*[:=][ \t]*(["']?)([a-z0-9][a-z0-9_-]*)\1[ \t]*\r?$/m

/** Reads and hashes an article file, which costs a small part of what parsing its front matter does. */
export async function lookAtFile(file: FoundFile): Promise<FileLook | {file: FoundFile; message: Message}> {
  try {
    const bytes = await readFile(file.file)
    const slugGuess = SLUG_LINE.exec(bytes.toString('latin1', 0, HEAD))?.[2]
    return {file, hash: hash('sha256', bytes), ...(slugGuess !== undefined && {slugGuess})}
  } catch (error) {
    return {file, message: fromSystemError(error)}
  }
}
