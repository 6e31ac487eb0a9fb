import {availableParallelism} from 'node:os'

import {markdownToPortableText} from '@portabletext/markdown'

import type {Figure} from '../../helpers/figures.ts'
import {readBodies} from '../bodies.ts'
import {createConverter} from '../createConverter.ts'
import {measurePairAsync} from '../measure.ts'

const TARGET = 1
const ROUNDS = 7
/** How often the articles of the fixtures are converted in one round. */
const TIMES = 60

/** Documents a second on all cores, over those that the converter of @portabletext manages on one. */
export async function measure(): Promise<Figure[]> {
  const threads = availableParallelism()
  const bodies = Array.from({length: TIMES}, readBodies).flat()
  await using converter = createConverter(threads)
  const {ours, theirs} = await measurePairAsync(
    async () => {
      await Promise.all(bodies.map((markdown) => converter.convert({markdown, options: {}})))
    },
    async () => {
      for (const body of bodies) markdownToPortableText(body)
    },
    ROUNDS,
  )
  const value = theirs / ours
  return [
    {
      name: `documents a second on ${threads} cores ÷ @portabletext/markdown on one (at least)`,
      value,
      target: TARGET,
      ok: value >= TARGET,
    },
  ]
}
