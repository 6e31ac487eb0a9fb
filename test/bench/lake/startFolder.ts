import {execFileSync, spawn} from 'node:child_process'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {createInterface} from 'node:readline'

import {createClient, type SanityClient} from '@sanity/client'

/** A lake full of articles in another process. */
export interface FullLake extends AsyncDisposable {
  url: string
  client: SanityClient
  /** The memory of its process, in bytes. */
  readMemory(): Promise<number>
}

/**
 * Fills a lake in one process and serves it from another, so that nothing of the writing is in its memory.
 *
 * @param count - How many articles.
 * @param characters - About how much JSON each has.
 */
export async function startFullLake(count: number, characters: number): Promise<FullLake> {
  const dir = mkdtempSync(join(tmpdir(), 'bench-lake-'))
  execFileSync(process.execPath, [join(import.meta.dirname, 'fillFolder.ts'), dir, String(count), String(characters)])
  const child = spawn(process.execPath, [join(import.meta.dirname, 'serveFolder.ts'), dir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const exited = new Promise((resolve) => child.on('exit', resolve))
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const readLine = async (): Promise<string> => {
    const {value} = (await lines.next()) as {value?: string}
    if (value === undefined) throw new Error('The process of the lake has ended.')
    return value
  }
  const url = await readLine()
  const options = {projectId: 'local', dataset: 'production', apiVersion: '2025-02-19', useCdn: false} as const
  return {
    url,
    client: createClient({...options, apiHost: url, useProjectHostname: false}),
    async readMemory() {
      child.stdin.write('memory\n')
      return Number(await readLine())
    },
    async [Symbol.asyncDispose]() {
      child.stdin.end()
      await exited
      rmSync(dir, {recursive: true})
    },
  }
}
