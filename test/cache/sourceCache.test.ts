import {appendFile, readdir, readFile, rename, rm, stat, truncate, utimes, writeFile} from 'node:fs/promises'
import {setImmediate} from 'node:timers/promises'

import {describe, expect, test} from 'vitest'

import type {ImportResult} from '../../migrate/types.ts'
import {UNREAD_CATALOG} from '../../src/lake/query/catalog/unreadCatalog.ts'
import {createEmptySource} from '../../src/lake/query/emptySource.ts'
import {evaluateQuery} from '../../src/lake/query/evaluateQuery.ts'
import {article, png, setUp, type Desk} from '../cli/articles.ts'
import {startProxy} from '../helpers/startProxy.ts'
import {runImport} from '../import/runImport.ts'

const run = (desk: Desk, options: Parameters<typeof runImport>[2] = {}): Promise<ImportResult> =>
  runImport(desk.folder.path, desk.lake.lake.url, options)

/** What a run says of articles, which must not depend on a cache. */
const told = ({articles, counts}: ImportResult): unknown => ({articles, counts})

const cacheFiles = async ({folder}: Desk): Promise<string[]> =>
  (await readdir(folder.file('.migrate')).catch(() => [])).filter((name) => name.startsWith('sources-'))

/** Sets up articles that were saved some moments ago: what is saved while a run begins is not remembered. */
async function setUpArticles(count: number): Promise<Desk> {
  const files = Array.from({length: count}, (_, index): [string, string | Uint8Array][] => [
    [
      `a${index}.md`,
      article(
        `Article ${index}`,
        `Words ${index}.\n\n![Alt](image${index % 2}.png)\n\n[Next](a${index + 1}.md), [other](b${index}.md)`,
      ),
    ],
  ])
  const desk = await setUp({
    ...Object.fromEntries(files.flat()),
    'image0.png': await png(0),
    'image1.png': await png(1),
  })
  const {ctimeMs} = await stat(desk.folder.file('image1.png'))
  while (Date.now() < ctimeMs + 50) await setImmediate()
  return desk
}

/** Asks a lake that has read none of its documents; throws where it has to. */
function askUnread(body: string): void {
  const {query, params} = JSON.parse(body) as {query: string; params: Record<string, unknown>}
  evaluateQuery(
    {...createEmptySource(), catalog: UNREAD_CATALOG},
    {query, params, perspective: 'raw', canReadPrivate: true, identity: 'ada'},
    {
      project: 'local',
      dataset: 'production',
      now: new Date(),
      limits: {time: 60_000, isMemoryUsedUp: () => false},
      limit: (work) => work(),
    },
  )
}

describe('a cache of sources', () => {
  test('saves an unchanged article its part in questions to the dataset, and is no part of the project', async () => {
    await using desk = await setUpArticles(3)
    const asked: string[] = []
    await using proxy = await startProxy(desk.lake.lake.url, ({body}) => {
      asked.push(body.toString())
      return 'pass'
    })
    const again = (): Promise<ImportResult> => runImport(desk.folder.path, proxy.url, {cache: true})
    await again()
    expect(asked.join()).toContain('sourceHash')
    expect(asked.join()).toContain('sourcePath in')
    asked.length = 0
    const second = await again()
    expect([second.counts.unchanged, /sourceHash|sourcePath in/.test(asked.join())]).toEqual([3, false])
    const questions = asked.filter((body) => body.includes('"query"'))
    expect(questions.length).toBeGreaterThan(1)
    // A lake that was opened for this run would otherwise read all its documents first.
    for (const question of questions) expect(() => askUnread(question)).not.toThrow()
    expect(await readFile(desk.folder.file('.migrate/.gitignore'), 'utf8')).toBe('*\n')
  })

  test('a dry run writes none, and a run without it neither', async () => {
    await using desk = await setUpArticles(1)
    await run(desk, {cache: true, dryRun: true})
    await run(desk)
    expect(await cacheFiles(desk)).toEqual([])
  })

  test('a file that changed while it was read is read again', async () => {
    await using desk = await setUpArticles(2)
    const file = desk.folder.file('a0.md')
    const {size} = await stat(file)
    // Saved once it was read, before anything is written.
    const save = async (): Promise<void> => {
      const text = article('Article 0', 'Other 0.\n\n![Alt](image0.png)\n\n[Next](a1.md), [other](b0.md)')
      expect(Buffer.byteLength(text)).toBe(size)
      await writeFile(file, text)
    }
    let saved: Promise<void> | undefined
    await run(desk, {
      cache: true,
      onProgress: ({step}) => {
        if (step === 'write') saved ??= save()
      },
    })
    await saved
    expect((await run(desk, {cache: true})).counts).toMatchObject({updated: 1, unchanged: 1})
  })

  test('whatever happens to files, images, documents and to itself, a run finds the same with it and without', async () => {
    await using desk = await setUpArticles(8)
    await run(desk, {cache: true})
    const random = createRandom(20_261_127)
    for (let round = 0; round < 40; round++) {
      const done = []
      for (let count = 1 + pick(random, 3); count > 0; count--) {
        const [name, act] = ACTS[pick(random, ACTS.length)] ?? []
        done.push(name)
        await act?.(desk, random)
      }
      const [without, within] = [await run(desk, {dryRun: true}), await run(desk, {dryRun: true, cache: true})]
      expect({round, done, told: told(within)}).toEqual({round, done, told: told(without)})
      await run(desk, {cache: true})
    }
  })
})

function createRandom(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

function pick(random: () => number, count: number): number {
  return Math.floor(random() * count)
}

async function pickFile(desk: Desk, random: () => number, ending: string): Promise<string> {
  const names = (await readdir(desk.folder.path)).filter((name) => name.endsWith(ending)).toSorted()
  return desk.folder.file(names[pick(random, names.length)] ?? `a0${ending}`)
}

/** What people, programs and accidents do between two runs. */
const ACTS: [name: string, act: (desk: Desk, random: () => number) => Promise<unknown>][] = [
  ['nothing', async () => {}],
  ['edit', async (desk, random) => appendFile(await pickFile(desk, random, '.md'), '\nMore.\n')],
  [
    'edit with the same size and time',
    async (desk, random) => {
      const file = await pickFile(desk, random, '.md')
      const {atimeMs, mtimeMs} = await stat(file)
      await writeFile(
        file,
        (await readFile(file, 'utf8')).replace(/Words|Wards|Sword/, (word) => (word === 'Words' ? 'Wards' : 'Words')),
      )
      await utimes(file, atimeMs / 1000, mtimeMs / 1000)
    },
  ],
  ['touch', async (desk, random) => utimes(await pickFile(desk, random, '.md'), new Date(), new Date())],
  [
    'rename',
    async (desk, random) => rename(await pickFile(desk, random, '.md'), desk.folder.file(`b${pick(random, 9)}.md`)),
  ],
  [
    'delete',
    async (desk, random) => {
      const file = await pickFile(desk, random, '.md')
      // Some are left for the other acts.
      await rm(file.endsWith('a0.md') ? desk.folder.file('none.md') : file, {force: true})
    },
  ],
  [
    'write',
    async (desk, random) =>
      writeFile(desk.folder.file(`a${pick(random, 8)}.md`), article(`Article ${pick(random, 9)}`)),
  ],
  [
    'save an image',
    async (desk, random) => writeFile(await pickFile(desk, random, '.png'), await png(pick(random, 4))),
  ],
  ['delete an image', async (desk, random) => rm(await pickFile(desk, random, '.png'), {force: true})],
  [
    'bring images',
    async (desk) => Promise.all([0, 1].map(async (n) => writeFile(desk.folder.file(`image${n}.png`), await png(n)))),
  ],
  ['edit in the Studio', async (desk, random) => patch(desk, random, /^article-/, {title: 'Edited'})],
  ['change a record', async (desk, random) => patch(desk, random, /^migration\.article-/, {sourceHash: 'other'})],
  ['delete in the Studio', async (desk, random) => remove(desk, random, /^article-/)],
  ['delete a record', async (desk, random) => remove(desk, random, /^migration\.article-/)],
  [
    'unpublish',
    async (desk, random) => {
      const document = pickDocument(desk, random, /^article-/)
      if (document === undefined) return
      const {_rev, _createdAt, _updatedAt, ...content} = document
      const draft = {...content, _id: `drafts.${document._id}`}
      await desk.client.transaction().createOrReplace(draft).delete(document._id).commit()
    },
  ],
  ['cut the cache', async (desk, random) => inCache(desk, (file, size) => truncate(file, Math.floor(size * random())))],
  [
    'damage the cache',
    async (desk, random) =>
      inCache(desk, async (file, size) => {
        const bytes = await readFile(file)
        bytes[Math.floor(size * random())] = 0x37
        await writeFile(file, bytes)
      }),
  ],
  ['delete the cache', async (desk) => rm(desk.folder.file('.migrate'), {recursive: true, force: true})],
]

function pickDocument(desk: Desk, random: () => number, id: RegExp) {
  const found = desk.all().filter(({_id}) => id.test(_id))
  return found[pick(random, found.length)]
}

async function patch(desk: Desk, random: () => number, id: RegExp, set: object): Promise<void> {
  const document = pickDocument(desk, random, id)
  if (document) await desk.client.patch(document._id).set(set).commit()
}

async function remove(desk: Desk, random: () => number, id: RegExp): Promise<void> {
  const document = pickDocument(desk, random, id)
  if (document) await desk.client.delete(document._id)
}

async function inCache(desk: Desk, act: (file: string, size: number) => Promise<unknown>): Promise<void> {
  for (const name of await cacheFiles(desk)) {
    const file = desk.folder.file(`.migrate/${name}`)
    await act(file, (await stat(file)).size)
  }
}
