import {Readable} from 'node:stream'

import type {LakeContext} from '../http/context.ts'
import {badRequest} from '../http/failures.ts'
import {requireWriter} from '../http/guardToken.ts'
import {compactFolder} from '../maintenance/compactFolder.ts'
import {streamBackup} from '../maintenance/streamBackup.ts'

/** `POST /lake/backup`: everything in the lake's folder, as a gzipped tar archive. */
export async function postBackup(c: LakeContext): Promise<Response> {
  requireWriter(c)
  const {engine, dir} = c.var.lake
  if (dir === undefined) throw badRequest('A lake in memory has no folder to back up. Export its datasets instead.')
  const archive = Readable.toWeb(await streamBackup(engine, dir)) as ReadableStream<Uint8Array>
  return new Response(archive, {headers: {'content-type': 'application/gzip'}})
}

/** `POST /lake/compact`: forgets what is older than the history that is kept, and gives unused space back. */
export async function postCompact(c: LakeContext): Promise<Response> {
  requireWriter(c)
  const {engine, dir} = c.var.lake
  return c.json(await compactFolder(engine, dir, Date.now()))
}
