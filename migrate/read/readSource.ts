import {readFile} from 'node:fs/promises'

import type {Message, Source} from '../types.ts'
import {decodeUtf8} from './decodeUtf8.ts'
import type {FoundFile} from './discoverFiles.ts'
import {fromSystemError} from './readMessages.ts'

/**
 * Reads one article file.
 *
 * @param found - As `discoverFiles` returned it.
 * @returns The source, or one message of severity `error`: not readable, a folder, binary, or not UTF-8 (with the place of the
 * first bad byte).
 */
export async function readSource({path, root, file}: FoundFile): Promise<{source: Source} | {message: Message}> {
  try {
    const decoded = decodeUtf8(await readFile(file))
    return 'text' in decoded ? {source: {path, root, file, text: decoded.text}} : decoded
  } catch (error) {
    return {message: fromSystemError(error)}
  }
}
