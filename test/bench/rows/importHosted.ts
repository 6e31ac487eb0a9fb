import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import type {Figure} from '../../helpers/figures.ts'
import {importBothWays, type MeasuredUsual} from '../import/importPair.ts'
import {writeCorpus} from '../import/writeCorpus.ts'

const TARGET = 5
const LATENCY_MS = 100
const IMAGE_EVERY = 5

/** Articles; fewer with `BENCH_ARTICLES` in the environment, for a quick look. */
const COUNT = Number(process.env['BENCH_ARTICLES'] ?? 10_000)

/** What the hosted lake takes a second, of uploads and of mutation requests. */
const ALLOWED = 25
/** What it takes as the body of a mutation request, in bytes. */
const BODY_BYTES = 4_000_000
/** What the time of an import may be of the least possible, and the requests of theirs. */
const FLOOR_TARGET = 1.25
const REQUESTS_TARGET = 1.1

/**
 * Articles a second into a lake with the limits of the hosted one, as far away, over those of the usual route.
 *
 * Nobody gets below the floor: every picture is another one and takes an upload of its own, so 2,000 of them take 80 s at 25 a
 * second, whoever sends them. Documents take almost none of that, a few dozen requests in 4 MB each, and a conversion is done in
 * the meantime. So how the two compare hangs on how often the usual route is refused with 429 more often than it tries again, and has
 * to be started anew: on a slow machine seldom, on a fast one for ever. Therefore the other figures: how far above the floor an import is.
 */
export async function measure(): Promise<Figure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'bench-hosted-'))
  try {
    const corpus = join(dir, 'articles')
    await writeCorpus(corpus, {count: COUNT, imageEvery: IMAGE_EVERY})
    const {ours, theirs} = await importBothWays(corpus, {limits: 'hosted', latencyMs: LATENCY_MS})
    const images = Math.ceil(COUNT / IMAGE_EVERY)
    const floorMs = (images / ALLOWED) * 1000
    const {mutations, uploads, mutationBytes, refused} = ours.requests
    const least = images + Math.ceil(mutationBytes / BODY_BYTES)
    const about = `${COUNT} articles, hosted limits, ${LATENCY_MS} ms, an image in every fifth`
    return [
      atLeast(`${about}: articles a second ÷ the usual route, ${describeStarts(theirs)}`, theirs.ms / ours.ms, TARGET),
      atMost(`${about}: time ÷ that of ${images} uploads at ${ALLOWED} a second`, ours.ms / floorMs, FLOOR_TARGET),
      atMost(
        `${about}: writing requests ÷ the least possible`,
        (mutations + uploads + refused) / least,
        REQUESTS_TARGET,
      ),
      atMost(`${about}: requests refused with 429`, refused, 0),
    ]
  } finally {
    await rm(dir, {recursive: true, force: true})
  }
}

function describeStarts({starts, isDone}: MeasuredUsual): string {
  if (!isDone) return `which has been started ${starts} times by then and is not done`
  return starts === 1 ? 'which finishes at its first start' : `which has to be started ${starts} times`
}

function atLeast(name: string, value: number, target: number): Figure {
  return {name: `${name} (at least)`, value, target, ok: value >= target}
}

function atMost(name: string, value: number, target: number): Figure {
  return {name: `${name} (at most)`, value, target, ok: value <= target}
}
