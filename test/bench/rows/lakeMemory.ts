import type {Figure} from '../../helpers/figures.ts'
import {startFullLake} from '../lake/startFolder.ts'

const COUNT = 100_000
const CHARACTERS = 30_000
const TARGET = 400

const QUERIES = [
  '*[_type == "article" && category._ref == "category-7"] | order(publishedAt desc)[0...20]{title, "slug": slug.current}',
  '*[_type == "page"] | order(_updatedAt desc)[0...100]',
  '*[slug.current == "title-number-5"][0]',
  'count(*[_type == "article" && publishedAt < now()])',
  '*[references("category-5")] | order(title)[0...50]{title, body}',
]

/** The memory of a lake of long documents that has answered lists. */
export async function measure(): Promise<Figure[]> {
  await using lake = await startFullLake(COUNT, CHARACTERS)
  for (const query of QUERIES) await lake.client.fetch(query)
  const value = (await lake.readMemory()) / 1e6
  return [
    {
      name: `lake: memory in MB with ${COUNT} documents of ${CHARACTERS / 1000} kB (at most)`,
      value,
      target: TARGET,
      ok: value <= TARGET,
    },
  ]
}
