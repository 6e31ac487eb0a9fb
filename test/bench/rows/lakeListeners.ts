import {setTimeout as delay} from 'node:timers/promises'

import type {Figure} from '../../helpers/figures.ts'
import {openEventStream} from '../../lake/http/openEventStream.ts'
import {startFullLake} from '../lake/startFolder.ts'

const DOCUMENTS = 1_000
const CHARACTERS = 1_000
const LISTENERS = 50
const COMMITS = 200
/** 20 transactions a second. */
const PAUSE_MS = 50
const TARGET_MS = 20

/** From the moment a write is answered to the moment each of many listeners has its event. */
export async function measure(): Promise<Figure[]> {
  await using lake = await startFullLake(DOCUMENTS, CHARACTERS)
  const {client} = lake
  const path = '/v2025-02-19/data/listen/production?query=*&effectFormat=mendoza&includeResult=true'
  const port = Number(new URL(lake.url).port)
  const streams = await Promise.all(Array.from({length: LISTENERS}, () => openEventStream(port, path)))
  await Promise.all(streams.map((stream) => stream.next()))
  const times: number[] = []
  for (let count = 0; count < COMMITS; count++) {
    const heard = streams.map((stream) => stream.next().then(() => performance.now()))
    const answered = client
      .createOrReplace({_id: 'a', _type: 'note', count, text: 'x'.repeat(5_000)})
      .then(() => performance.now())
    const start = await answered
    times.push(...(await Promise.all(heard)).map((time) => Math.max(0, time - start)))
    await delay(PAUSE_MS)
  }
  for (const stream of streams) stream[Symbol.dispose]()
  const value = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN
  const name = `lake: ms from commit to event at ${LISTENERS} listeners, 99th percentile (at most)`
  return [{name, value, target: TARGET_MS, ok: value <= TARGET_MS}]
}
