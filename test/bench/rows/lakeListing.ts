import {setTimeout as delay} from 'node:timers/promises'

import type {SanityClient} from '@sanity/client'

import type {Figure} from '../../helpers/figures.ts'
import {articleId, CATEGORIES} from '../lake/articles.ts'
import {startFullLake} from '../lake/startFolder.ts'

const COUNT = 100_000
const CHARACTERS = 1_000
const TARGET_MS = 50
const LISTENERS = 50
const WRITES_PER_SECOND = 20
const SECONDS = 20
const PAUSE_MS = 10

const LISTING =
  '*[_type == "article" && category._ref == $category] | order(publishedAt desc)[0...20]{title, "slug": slug.current, publishedAt}'

/** How long a list takes over HTTP while others write to the lake and listen to it. */
export async function measure(): Promise<Figure[]> {
  await using lake = await startFullLake(COUNT, CHARACTERS)
  const {client} = lake
  const listeners = Array.from({length: LISTENERS}, () =>
    client.listen('*[_type == "article"]').subscribe(() => undefined),
  )
  await askFor(client, 2)
  const ending = new AbortController()
  const writing = writeUntil(client, ending.signal)
  const times = await askFor(client, SECONDS)
  ending.abort()
  const written = await writing
  for (const listener of listeners) listener.unsubscribe()
  const value = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN
  const load = `${(written / SECONDS).toFixed(0)} transactions a second and ${LISTENERS} listeners`
  return [
    {
      name: `lake: list of 20 over ${COUNT} documents with ${load}, p99 in ms (at most)`,
      value,
      target: TARGET_MS,
      ok: value <= TARGET_MS,
    },
  ]
}

/** Asks for lists one after another, and returns how many milliseconds each took. */
async function askFor(client: SanityClient, seconds: number): Promise<number[]> {
  const times: number[] = []
  const end = performance.now() + seconds * 1000
  for (let count = 0; performance.now() < end; count++) {
    const start = performance.now()
    await client.fetch(LISTING, {category: `category-${count % CATEGORIES}`})
    times.push(performance.now() - start)
    await delay(PAUSE_MS)
  }
  return times
}

/** Changes what the lists are ordered by, and returns in how many transactions. */
async function writeUntil(client: SanityClient, signal: AbortSignal): Promise<number> {
  const start = performance.now()
  let count = 0
  for (; !signal.aborted; count++) {
    const date = new Date(1.6e12 + count * 1e7).toISOString()
    await client
      .patch(articleId(count * 31, COUNT))
      .set({publishedAt: date, title: `Changed ${count}`})
      .commit()
    await delay(Math.max(0, start + ((count + 1) * 1000) / WRITES_PER_SECOND - performance.now()))
  }
  return count
}
