import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {createInterface} from 'node:readline'

import {createClient, type SanityClient} from '@sanity/client'
import {expect, onTestFinished, test} from 'vitest'

import {startLake} from '../../helpers/startLake.ts'

const SERVE = join(import.meta.dirname, '../../soak/lakeProcess.ts')

/** Serves a lake in a process whose files may not grow beyond a size of a megabyte or two. */
async function startConfined(dir: string): Promise<{client: SanityClient; stop(): Promise<void>}> {
  const child = spawn('sh', ['-c', 'ulimit -f 2000 && exec "$0" "$@"', process.execPath, SERVE, dir], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const exited = once(child, 'exit')
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL')
    await exited
  }
  onTestFinished(stop)
  const [url] = (await Promise.race([once(createInterface(child.stdout), 'line'), exited])) as [string]
  const target = {projectId: 'local', dataset: 'production', apiHost: url, useProjectHostname: false}
  return {client: createClient({...target, useCdn: false, apiVersion: '2025-02-19', token: 't'}), stop}
}

test('a full disk is answered with 507; what was answered before stays, and is read on', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'lake-'))
  onTestFinished(() => rmSync(dir, {recursive: true}))
  const {client, stop} = await startConfined(dir)
  const answered: string[] = []
  let refusal: unknown
  while (refusal === undefined && answered.length < 100) {
    const _id = `note-${String(answered.length).padStart(3, '0')}`
    try {
      await client.create({_id, _type: 'note', text: _id.repeat(12_000)})
      answered.push(_id)
    } catch (error) {
      refusal = error
    }
  }
  expect(refusal).toMatchObject({
    statusCode: 507,
    message: expect.stringMatching(
      /a limit on the size of files is used up, so nothing of this was written\. Free some space/,
    ),
  })
  await expect(client.assets.upload('file', Buffer.alloc(3_000_000), {filename: 'a.bin'})).rejects.toMatchObject({
    statusCode: 507,
    message: expect.stringMatching(/no room left on the disk of the embedded Content Lake/),
  })
  const query = '*[_type == "note"] | order(_id)._id'
  expect(await client.fetch(query)).toEqual(answered)
  await stop()

  await using again = await startLake({dir})
  expect(await again.client.fetch(query)).toEqual(answered)
  await again.client.create({_id: 'note-999', _type: 'note', text: 'There is room again.'})
  expect(await again.client.fetch(query)).toEqual([...answered, 'note-999'])
})
