import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {evaluateSync, parse} from 'groq-js'

import {createEngine} from '../../../src/lake/createEngine.ts'
import type {Figure} from '../../helpers/figures.ts'
import {articleId, fillLake} from '../lake/articles.ts'
import {median} from '../measure.ts'

const COUNT = 100_000
/** Characters of JSON; short ones, since groq-js must have all of them in memory. */
const CHARACTERS = 1_000
const TARGET = 50
const ROUNDS = 5
/** How often the lake is asked in one round: a single answer takes too little time to be measured. */
const TIMES = 50

const PARAMS = {id: articleId(77, COUNT), category: 'category-7'}

const QUERIES = {
  'filter by _id': '*[_id == $id][0]',
  '_type + equality + order + slice':
    '*[_type == "article" && category._ref == $category] | order(publishedAt desc)[0...20]{title, "slug": slug.current}',
  'references()': '*[references($category)]{title}',
}

/** How many times faster the lake answers than groq-js over the same documents in memory. */
export function measure(): Figure[] {
  const dir = mkdtempSync(join(tmpdir(), 'bench-queries-'))
  const engine = createEngine({file: join(dir, 'lake.db'), project: 'local'})
  try {
    fillLake(engine, COUNT, CHARACTERS)
    const dataset = Array.from(engine.allDocuments('production'))
    const request = {params: PARAMS, perspective: 'published', canReadPrivate: true, identity: 'bench'} as const
    return Object.entries(QUERIES).map(([name, query]) => {
      const ours = (): void => void engine.query('production', {...request, query})
      const theirs = (): void => void evaluateSync(parse(query, {params: PARAMS}), {dataset, params: PARAMS})
      ours()
      const ratios = Array.from({length: ROUNDS}, () => processorTimeOf(theirs, 1) / processorTimeOf(ours, TIMES))
      const value = median(ratios)
      const label = `lake: ${name} over ${COUNT} documents, times faster than groq-js in memory (at least)`
      return {name: label, value, target: TARGET, ok: value >= TARGET}
    })
  } finally {
    engine.close()
    rmSync(dir, {recursive: true})
  }
}

/** Milliseconds of processor time that some work takes each time; other programs on the machine do not count. */
function processorTimeOf(work: () => void, times: number): number {
  const start = process.cpuUsage()
  for (let count = 0; count < times; count++) work()
  const {user, system} = process.cpuUsage(start)
  return (user + system) / 1000 / times
}
