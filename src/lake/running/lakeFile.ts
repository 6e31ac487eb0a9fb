import {readFile, rm} from 'node:fs/promises'
import {join} from 'node:path'

import {writeFileAtomically} from '../../fs/writeFileAtomically.ts'
import {isRecord} from '../isRecord.ts'
import {systemCodeOf} from '../serve.ts'

/** What `lake.json` in a lake's folder says while the lake runs. It is advice: a crash leaves it behind. */
export interface LakeFile {
  url: string
  project: string
  dataset: string
  pid: number
  /** The run that wrote it; its `/v1/ping` answers the same. */
  instance: string
}

function lakeFilePath(dir: string): string {
  return join(dir, 'lake.json')
}

/** Says where the lake of a folder is served. */
export function writeLakeFile(dir: string, content: LakeFile): Promise<void> {
  return writeFileAtomically(lakeFilePath(dir), Buffer.from(`${JSON.stringify(content, null, 2)}\n`))
}

/** Takes a run's own `lake.json` away; one that another run has written since stays. */
export async function removeLakeFile(dir: string, instance: string): Promise<void> {
  const current = await readLakeFile(dir)
  if (current?.instance === instance) await rm(lakeFilePath(dir), {force: true})
}

/** Reads `lake.json`; undefined where it is missing or malformed. */
export async function readLakeFile(dir: string): Promise<LakeFile | undefined> {
  let value: unknown
  try {
    value = JSON.parse(await readFile(lakeFilePath(dir), 'utf8'))
  } catch (error) {
    const code = systemCodeOf(error)
    if (code === 'ENOENT' || code === 'ENOTDIR' || error instanceof SyntaxError) return undefined
    throw error
  }
  if (!isRecord(value)) return undefined
  const {url, project, dataset, pid, instance} = value
  const isComplete =
    [url, project, dataset, instance].every((text) => typeof text === 'string') && typeof pid === 'number'
  return isComplete ? (value as unknown as LakeFile) : undefined
}
