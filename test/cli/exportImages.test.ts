import {createHash} from 'node:crypto'
import {globSync} from 'node:fs'
import {readFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'

import {beforeAll, describe, expect, test} from 'vitest'

import {runExport, runImport} from '../helpers/runCli.ts'
import {startProxy} from '../helpers/startProxy.ts'
import {article, png, setUp, type Desk} from './articles.ts'

let red: Buffer
let blue: Buffer

beforeAll(async () => {
  ;[red, blue] = await Promise.all([png(255), png(0)])
})

const PATH = 'posts/a.md'

/** An article of the Studio whose body is figures of the given assets. */
async function createArticle(desk: Desk, id: string, assets: readonly string[]): Promise<void> {
  const body = assets.map((asset, index) => ({
    _type: 'figure',
    _key: `k${index}`,
    asset: {_type: 'reference', _ref: asset},
    alt: 'Alt',
  }))
  await desk.client.create({_id: id, _type: 'article', title: id, slug: {_type: 'slug', current: `notes/${id}`}, body})
}

async function upload(desk: Desk, bytes: Buffer, filename: string): Promise<string> {
  return (await desk.client.assets.upload('image', bytes, {filename}))._id
}

const run = (desk: Desk, flags: readonly string[] = []): ReturnType<typeof runExport> =>
  runExport(['out', '--lake', desk.lake.lake.url, ...flags], {cwd: desk.folder.path})

const bodyOf = async (desk: Desk, path: string): Promise<string[]> =>
  (await readFile(desk.folder.file(join('out', path)), 'utf8'))
    .split('---\n')
    .slice(2)
    .join('---\n')
    .trim()
    .split('\n\n')

const imagesOf = (desk: Desk): string[] => globSync('**/*.{png,jpg}', {cwd: desk.folder.file('out')}).toSorted()

describe('images', () => {
  test('go to the places their source has for them, also when an editor changed the words', async () => {
    const source = article('A', '![Red](../pictures/my%20red.png "T") words\n\n![Blue](/blue.png?x#y)', {
      coverImage: 'blue.png',
    })
    await using desk = await setUp({
      'site/posts/a.md': source,
      'site/pictures/my red.png': red,
      'site/blue.png': blue,
      'site/posts/blue.png': blue,
    })
    await runImport(['site', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
    const {code, result} = await run(desk)
    expect([code, result.counts.source, result.images]).toEqual([0, 1, {written: 3, reused: 0, failed: 0}])
    // Addresses from the root count from the folder that is exported to, and imported from.
    expect(imagesOf(desk)).toEqual(['blue.png', 'site/pictures/my red.png', 'site/posts/blue.png'])
    expect(await readFile(desk.folder.file('out/site/pictures/my red.png'))).toEqual(red)

    await desk.client.patch('article-a').set({title: 'B', 'body[0].children[2].text': ' other words'}).commit()
    const again = await run(desk)
    expect([again.code, again.result.counts.written, again.result.images.reused]).toEqual([0, 1, 3])
    expect(await bodyOf(desk, 'site/posts/a.md')).toEqual([
      '![Red](../pictures/my%20red.png "T") other words',
      '![Blue](/blue.png?x#y)',
    ])
  })

  test('without such a place go to images/, each once, under the name they were uploaded with', async () => {
    await using desk = await setUp({})
    const [first, second] = [await upload(desk, red, '../My Photo!.PNG'), await upload(desk, blue, 'My Photo!.png')]
    await createArticle(desk, 'one', [first, second])
    await createArticle(desk, 'two', [first])
    const {code, result} = await run(desk)
    expect([code, result.images, result.files.flatMap(({messages}) => messages.map(({rule}) => rule))]).toEqual([
      0,
      {written: 2, reused: 0, failed: 0},
      [],
    ])
    const [plain = '', hashed = ''] = [first, second]
      .toSorted()
      .map((id, index) => (index === 0 ? 'My-Photo' : `My-Photo-${id.slice(6, 14)}`))
    const nameOf = (id: string): string => `${id < (id === first ? second : first) ? plain : hashed}.png`
    expect(imagesOf(desk)).toEqual([`images/${plain}.png`, `images/${hashed}.png`].toSorted())
    expect(await bodyOf(desk, 'notes/one.md')).toEqual([
      `![Alt](../images/${nameOf(first)})`,
      `![Alt](../images/${nameOf(second)})`,
    ])
    expect(await bodyOf(desk, 'notes/two.md')).toEqual([`![Alt](../images/${nameOf(first)})`])
    expect(await readFile(desk.folder.file(`out/images/${nameOf(first)}`))).toEqual(red)
    expect((await run(desk)).result.images).toEqual({written: 0, reused: 2, failed: 0})
  })

  test('--no-images leaves them where they are', async () => {
    await using desk = await setUp({})
    const id = await upload(desk, red, 'red.png')
    await createArticle(desk, 'one', [id])
    const {code, result} = await run(desk, ['--no-images'])
    expect([code, result.images, imagesOf(desk)]).toEqual([0, {written: 0, reused: 0, failed: 0}, []])
    const {url} = desk.lake.lake
    expect(await bodyOf(desk, 'notes/one.md')).toEqual([
      `![Alt](${url}/images/local/production/${id.slice(6, -4)}.png)`,
    ])
  })

  test('a dry run counts them and writes none', async () => {
    await using desk = await setUp({})
    await createArticle(desk, 'one', [await upload(desk, red, 'red.png')])
    const {result} = await run(desk, ['--dry-run'])
    expect([result.images, globSync('out', {cwd: desk.folder.path})]).toEqual([{written: 1, reused: 0, failed: 0}, []])
  })

  test.each([
    {what: 'cannot be fetched', fault: {status: 404}, why: 'answered 404'},
    {
      what: 'arrive damaged',
      fault: {status: 200, body: 'not a picture'},
      why: 'its bytes are not those that were uploaded',
    },
  ])('that $what keep their web address; the article is written, with exit code 1', async ({fault, why}) => {
    await using desk = await setUp({})
    const id = await upload(desk, red, 'red.png')
    await createArticle(desk, 'one', [id])
    await using proxy = await startProxy(desk.lake.lake.url, ({path}) => (path.startsWith('/images/') ? fault : 'pass'))
    const {code, result} = await runExport(['out', '--lake', proxy.url], {cwd: desk.folder.path})
    expect([code, result.images, result.files]).toEqual([
      1,
      {written: 0, reused: 0, failed: 1},
      [
        {
          path: 'notes/one.md',
          id: 'one',
          outcome: 'written',
          messages: [{severity: 'error', rule: 'export/image-missing', reason: expect.stringContaining(why)}],
        },
      ],
    ])
    expect(await bodyOf(desk, 'notes/one.md')).toEqual([
      `![Alt](${proxy.url}/images/local/production/${id.slice(6, -4)}.png)`,
    ])

    const again = await run(desk)
    expect([again.code, again.result.images.written, await bodyOf(desk, 'notes/one.md')]).toEqual([
      0,
      1,
      ['![Alt](../images/red.png)'],
    ])
  })

  test('that a lost connection or a busy server holds up are tried again', async () => {
    await using desk = await setUp({})
    await createArticle(desk, 'one', [await upload(desk, red, 'red.png')])
    const faults = ['reset' as const, {status: 503}]
    await using proxy = await startProxy(desk.lake.lake.url, ({path}) =>
      path.startsWith('/images/') ? (faults.shift() ?? 'pass') : 'pass',
    )
    const {code, result} = await runExport(['out', '--lake', proxy.url], {cwd: desk.folder.path})
    expect([code, result.images.written, faults]).toEqual([0, 1, []])
  })

  test('of a person stay: a file that differs is not written over', async () => {
    await using desk = await setUp({'out/images/red.png': 'mine'})
    await createArticle(desk, 'one', [await upload(desk, red, 'red.png')])
    const {code, result} = await run(desk)
    expect([code, result.images.failed, result.files[0]?.messages.map(({rule}) => rule)]).toEqual([
      1,
      1,
      ['export/file-exists'],
    ])
    expect(await readFile(desk.folder.file('out/images/red.png'), 'utf8')).toBe('mine')
    expect((await run(desk, ['--force'])).code).toBe(0)
    expect(await readFile(desk.folder.file('out/images/red.png'))).toEqual(red)
  })

  test('of two sources that wrote different pictures at one address are both kept', async () => {
    await using desk = await setUp({'posts/a.md': article('A', '![Picture](p.png)'), 'posts/p.png': red})
    const args = ['posts', '--lake', desk.lake.lake.url]
    await runImport(args, {cwd: desk.folder.path})
    await writeFile(desk.folder.file('posts/p.png'), blue)
    await writeFile(desk.folder.file('posts/b.md'), article('B', '![Picture](p.png)'))
    // An import of both would bring the new picture into the first one as well.
    await runImport([...args, '--only', 'posts/b.md'], {cwd: desk.folder.path})
    const {code, result} = await run(desk)
    expect([code, result.files.map(({path, outcome}) => [path, outcome])]).toEqual([
      0,
      [
        [PATH, 'source'],
        ['posts/b.md', 'written'],
      ],
    ])
    const [address = ''] = await bodyOf(desk, 'posts/b.md')
    expect(address).toMatch(/^!\[Picture\]\(\.\.\/images\/p(-\w{8})?\.png\)$/)
    const bytes = await readFile(desk.folder.file(join('out/posts', address.slice(11, -1))))
    expect(createHash('sha1').update(bytes).digest('hex')).toBe(createHash('sha1').update(blue).digest('hex'))
  })
})
