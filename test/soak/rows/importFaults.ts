import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {createLake} from '../../../src/lake/index.ts'
import {writeCorpus} from '../../bench/import/writeCorpus.ts'
import {contentOf} from '../../helpers/contentOf.ts'
import {createFaults} from '../../helpers/faults.ts'
import type {Figure} from '../../helpers/figures.ts'
import {startProxy} from '../../helpers/startProxy.ts'
import {runImport} from '../../import/runImport.ts'

const ARTICLES = 300
const ROUNDS = 6
const SHARE = 0.3
const PATIENT = {retry: {tries: 20, baseMs: 1, maxMs: 20}, maxArticles: 5}

/** Imports while three in ten requests that write go wrong in some way. */
export async function measure(): Promise<Figure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'soak-faults-'))
  try {
    await writeCorpus(dir, {count: ARTICLES, imageEvery: 5})
    const clean = await importInto(dir)
    let [different, twice, lost] = [0, 0, 0]
    for (let seed = 1; seed <= ROUNDS; seed++) {
      const round = await importInto(dir, seed)
      different += round.content === clean.content ? 0 : 1
      twice += round.twice
      lost += ARTICLES - round.created
    }
    const about = `${ROUNDS} imports of ${ARTICLES}, ${SHARE * 100} % of the writes gone wrong`
    return [
      atMostNone(`${about}: datasets that differ from that of a clean run`, different),
      atMostNone(`${about}: articles and records written more than once`, twice),
      atMostNone(`${about}: articles not created`, lost),
    ]
  } finally {
    await rm(dir, {recursive: true, force: true})
  }
}

async function importInto(folder: string, seed?: number): Promise<{content: string; twice: number; created: number}> {
  const lake = await createLake()
  const writes = new Map<string, number>()
  lake.engine.subscribe('production', ({changes}) => {
    for (const {id} of changes) writes.set(id, (writes.get(id) ?? 0) + 1)
  })
  try {
    await using proxy = await startProxy(lake.url, seed === undefined ? () => 'pass' : createFaults(SHARE, seed))
    const {counts} = await runImport(folder, proxy.url, {transport: PATIENT, threads: 1})
    const articles = [...writes].filter(([id]) => /^(?:migration\.)?article-/.test(id))
    return {
      content: JSON.stringify([...contentOf(lake.engine.allDocuments('production'))]),
      twice: articles.filter(([, count]) => count > 1).length,
      created: counts.created,
    }
  } finally {
    await lake.close()
  }
}

function atMostNone(name: string, value: number): Figure {
  return {name: `${name} (at most)`, value, target: 0, ok: value === 0}
}
