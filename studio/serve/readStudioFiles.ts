import {readFile} from 'node:fs/promises'
import {extname, join} from 'node:path'

import {glob} from 'tinyglobby'

import type {StudioFile} from './createStudioApp.ts'

const CONTENT_TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

/**
 * Reads a built Studio into memory, about 10 MB, so that a build made meanwhile cannot pull files from under an open page.
 *
 * @param folder - absolute path of the build
 * @returns files by their path, as in `/static/app.js`
 */
export async function readStudioFiles(folder: string): Promise<Map<string, StudioFile>> {
  const names = await glob('**/*', {cwd: folder, dot: true})
  const entries = names.map(async (name): Promise<[string, StudioFile]> => {
    const body = new Uint8Array(await readFile(join(folder, name)))
    return [`/${name}`, {body, contentType: CONTENT_TYPES[extname(name)] ?? 'application/octet-stream'}]
  })
  return new Map(await Promise.all(entries))
}
