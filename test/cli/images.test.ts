import {once} from 'node:events'
import {rm, symlink, utimes, writeFile} from 'node:fs/promises'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'

import {beforeAll, describe, expect, test} from 'vitest'

import {callImport} from '../helpers/callCli.ts'
import {article, png, setUp, type Desk} from './articles.ts'

let red: Buffer
let dark: Buffer
beforeAll(async () => {
  red = await png(200)
  dark = await png(20)
})

const run = (desk: Desk, args: string[]) => callImport([...args, '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
const assetsOf = (desk: Desk) => desk.all().filter(({_type}) => _type === 'sanity.imageAsset')

describe('local images', () => {
  test('are uploaded once, however often and under whatever name they are shown, and reused later', async () => {
    await using desk = await setUp({
      'a.md': article('A', '![One](red.png)\n\nText with ![two](./red.png) inside.', {coverImage: 'copy of red.png'}),
      'sub/b.md': article('B', '![From the top](/red.png)\n\n![Encoded](../copy%20of%20red.png?v=2#top)'),
      'red.png': red,
      'copy of red.png': red,
      'dark.png': dark,
    })
    const first = await run(desk, ['.'])
    expect([first.code, first.result.counts.created, first.result.assets]).toEqual([
      0,
      2,
      {uploaded: 1, reused: 0, external: 0},
    ])
    const [asset] = assetsOf(desk)
    expect(assetsOf(desk)).toHaveLength(1)
    const image = {asset: {_type: 'reference', _ref: asset?._id}}
    expect(await desk.get('article-a')).toMatchObject({
      coverImage: {_type: 'figure', ...image},
      body: [
        {_type: 'figure', alt: 'One', ...image},
        {children: [{text: 'Text with '}, {_type: 'inlineImage', alt: 'two', ...image}, {text: ' inside.'}]},
      ],
    })
    expect(JSON.stringify(desk.all())).not.toContain('externalUrl')

    await writeFile(desk.folder.file('c.md'), article('C', '![Again](red.png)\n\n![New](dark.png)'))
    const second = await run(desk, ['c.md'])
    expect(second.result.assets).toEqual({uploaded: 1, reused: 1, external: 0})
    expect(assetsOf(desk)).toHaveLength(2)
  })

  test('that are not beside the article are in a folder called like it, or below the static one', async () => {
    await using desk = await setUp({
      'site/posts/a.md': article('A', '![One](img/red.png)', {cover: 'img/dark.png'}),
      'site/posts/b.md': article('B', '![One](../b/red.png)'),
      'site/posts/b/red.png': red,
      'site/posts/img/red.png': red,
      'site/static/img/red.png': 'no image',
      'site/static/img/dark.png': dark,
    })
    const {code, result} = await run(desk, ['site/posts', '--static', 'site/static'])
    expect([code, result.assets.uploaded]).toEqual([0, 2])
  })

  test('in a data: address are uploaded too', async () => {
    await using desk = await setUp({'a.md': article('A', `![One](data:image/png;base64,${red.toString('base64')})`)})
    const {code, result} = await run(desk, ['a.md'])
    expect([code, result.assets.uploaded]).toEqual([0, 1])
    expect(await desk.get('article-a')).toMatchObject({body: [{asset: {_ref: assetsOf(desk)[0]?._id}}]})
  })

  test.each([
    {
      what: 'that are missing',
      src: 'missing.png',
      rule: 'image/not-found',
      reason: (root: string) =>
        `The image "missing.png" is not there: no file missing.png in ${root}. Add it or correct the path, then import again.`,
    },
    {
      what: 'above the folder',
      src: '../secret.png',
      rule: 'image/outside-root',
      reason: (root: string) =>
        `The image "../secret.png" lies outside ${root}, the folder that is imported, and is not read. Move it inside, or import a folder that holds both.`,
    },
    {
      what: 'above the folder, encoded',
      src: '%2e%2e/secret.png',
      rule: 'image/outside-root',
      reason: (root: string) =>
        `The image "%2e%2e/secret.png" lies outside ${root}, the folder that is imported, and is not read. Move it inside, or import a folder that holds both.`,
    },
    {
      what: 'behind a symbolic link out of the folder',
      src: 'link.png',
      rule: 'image/outside-root',
      reason: (root: string) =>
        `The image "link.png" lies outside ${root}, the folder that is imported, and is not read. Move it inside, or import a folder that holds both.`,
    },
    {
      what: 'that are no images',
      src: 'text.png',
      rule: 'image/not-an-image',
      reason: () =>
        'The file "text.png" is not an image by its content; expected PNG, JPEG, GIF, WebP, AVIF, HEIF, SVG, TIFF, BMP or PSD. Replace it, or link to it instead of showing it.',
    },
  ])('$what are an error with a place; the article arrives', async ({src, rule, reason}) => {
    await using desk = await setUp({
      'articles/a.md': article('A', `Look: ![One](${src})`),
      'articles/text.png': 'This is text.',
      'secret.png': red,
    })
    await symlink('../secret.png', desk.folder.file('articles/link.png'))
    const {code, result} = await run(desk, ['articles'])
    expect(code).toBe(1)
    expect(result.articles).toEqual([
      {
        path: 'articles/a.md',
        id: 'article-a',
        outcome: 'created',
        messages: [
          {
            severity: 'error',
            rule,
            reason: reason(desk.folder.file('articles')),
            line: 5,
            column: 7,
            field: 'body',
            source: src,
          },
        ],
      },
    ])
    expect(result.assets).toEqual({uploaded: 0, reused: 0, external: 1})
    expect(await desk.get('article-a')).toMatchObject({body: [{children: [{}, {externalUrl: src}, {}]}]})
    expect(assetsOf(desk)).toEqual([])
  })

  test('that were missing are taken in by the next run, with the source as it was', async () => {
    await using desk = await setUp({'a.md': article('A', '![One](red.png)')})
    await run(desk, ['a.md'])
    const again = await run(desk, ['a.md'])
    expect([again.code, again.result.articles[0]?.outcome]).toEqual([1, 'unchanged'])

    await writeFile(desk.folder.file('red.png'), red)
    const third = await run(desk, ['a.md'])
    expect([third.code, third.result.articles[0]?.outcome, third.result.assets.uploaded]).toEqual([0, 'updated', 1])
    expect(await desk.get('article-a')).toMatchObject({
      body: [{_type: 'figure', asset: {_ref: assetsOf(desk)[0]?._id}}],
    })
    expect(await desk.get('migration.article-a')).toMatchObject({pendingImages: []})
    expect((await run(desk, ['a.md'])).result.counts.unchanged).toBe(1)
  })

  test("that were missing join an editor's work", async () => {
    await using desk = await setUp({'a.md': article('A', '![One](red.png)')})
    await run(desk, ['a.md'])
    await desk.client.patch('article-a').set({title: 'Mine'}).commit()
    await writeFile(desk.folder.file('red.png'), red)
    const {code, result} = await run(desk, ['a.md'])
    expect([code, result.articles[0]?.outcome]).toEqual([0, 'merged'])
    expect(await desk.get('article-a')).toMatchObject({title: 'Mine', body: [{asset: {_type: 'reference'}}]})
  })

  test('that the Content Lake refuses are told in its words', async () => {
    const broken = Buffer.concat([red.subarray(0, 20), Buffer.from('cut')])
    await using desk = await setUp({'a.md': article('A', '![One](broken.png)'), 'broken.png': broken})
    const {code, result} = await run(desk, ['a.md'])
    expect(code).toBe(1)
    expect(result.articles[0]).toMatchObject({
      outcome: 'created',
      messages: [
        {
          severity: 'error',
          rule: 'image/upload-refused',
          reason: expect.stringMatching(/^The Content Lake does not take the image "broken\.png": .+ Replace it/),
          line: 5,
          column: 1,
        },
      ],
    })
  })
})

describe('images on the web', () => {
  test('at an address of this machine are refused without a connection; the article arrives', async () => {
    let requests = 0
    const server = createServer((_request, response) => {
      requests++
      response.end(red)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const {port} = server.address() as AddressInfo
    try {
      await using desk = await setUp({
        'a.md': article('A', `![One](http://127.0.0.1:${port}/x.png)`, {coverImage: `http://localhost:${port}/y.png`}),
      })
      const {code, result} = await run(desk, ['a.md'])
      expect(code).toBe(0)
      expect(
        result.articles[0]?.messages.map(({severity, rule, line, field, reason}) => ({
          severity,
          rule,
          line,
          field,
          reason,
        })),
      ).toEqual([
        {
          severity: 'warning',
          rule: 'image/refused-address',
          line: 3,
          field: 'coverImage',
          reason: expect.stringMatching(
            /not fetched because localhost is (::1|127\.0\.0\.1), which is not an address on the public internet/,
          ),
        },
        {
          severity: 'warning',
          rule: 'image/refused-address',
          line: 6,
          field: 'body',
          reason: `The image http://127.0.0.1:${port}/x.png was not fetched because 127.0.0.1 is not an address on the public internet; the article keeps the address.`,
        },
      ])
      expect(result.assets).toEqual({uploaded: 0, reused: 0, external: 2})
      expect(requests).toBe(0)
      expect(await desk.get('article-a')).toMatchObject({
        coverImage: {externalUrl: `http://localhost:${port}/y.png`},
        body: [{_type: 'figure', externalUrl: `http://127.0.0.1:${port}/x.png`}],
      })
    } finally {
      server.close()
    }
  })

  test('that cannot be reached are a warning that names the command to try again', async () => {
    await using desk = await setUp({"it's here.md": article('A', '![One](https://images.invalid/x.png)')})
    const {code, result} = await run(desk, ["it's here.md"])
    expect(code).toBe(0)
    expect(result.articles[0]?.messages).toEqual([
      {
        severity: 'warning',
        rule: 'image/unreachable',
        reason: expect.stringMatching(
          /^The image https:\/\/images\.invalid\/x\.png was not reached because the host images\.invalid was not found \(\w+\); the article keeps the address\. To try again: migrate import 'it'\\''s here\.md' --retry-images$/,
        ),
        line: 5,
        column: 1,
        field: 'body',
        source: 'https://images.invalid/x.png',
      },
    ])
    expect(await desk.get('migration.article-a')).toMatchObject({pendingImages: ['https://images.invalid/x.png']})

    const again = await run(desk, ["it's here.md"])
    expect(again.result.articles[0]).toMatchObject({outcome: 'unchanged', messages: []})
    const retried = await run(desk, ["it's here.md", '--retry-images'])
    expect(retried.result.articles[0]).toMatchObject({outcome: 'unchanged', messages: [{rule: 'image/unreachable'}]})
  })

  test('are left alone with --no-remote', async () => {
    await using desk = await setUp({'a.md': article('A', '![One](https://images.invalid/x.png)')})
    const {code, result} = await run(desk, ['a.md', '--no-remote'])
    expect([code, result.articles[0]?.messages.map(({severity, rule}) => [severity, rule])]).toEqual([
      0,
      [['info', 'image/not-fetched']],
    ])
  })

  test('that an earlier run brought are kept when the address does not answer any more', async () => {
    await using desk = await setUp({'a.md': article('A', '![One](https://images.invalid/x.png)')})
    const url = 'https://images.invalid/x.png'
    const {_id} = await desk.client.assets.upload('image', red, {source: {id: url, name: 'migrate', url}})
    const {result} = await run(desk, ['a.md'])
    expect([result.articles[0]?.messages, result.assets]).toEqual([[], {uploaded: 0, reused: 1, external: 0}])
    expect(await desk.get('article-a')).toMatchObject({body: [{asset: {_ref: _id}}]})
  })
})

test('a folder that goes away between runs does not matter to images that are in the dataset', async () => {
  await using desk = await setUp({'a.md': article('A', '![One](red.png)'), 'red.png': red})
  await run(desk, ['a.md'])
  await rm(desk.folder.file('red.png'))
  expect((await run(desk, ['a.md'])).result.articles).toMatchObject([{outcome: 'unchanged', messages: []}])
})

test('an image that changed is brought in again, though the Markdown did not', async () => {
  await using desk = await setUp({'a.md': article('A', '![One](red.png)'), 'red.png': red})
  const change = async (...flags: string[]): Promise<string | undefined> => {
    const {result} = await callImport(['a.md', ...flags, '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
    return result.articles[0]?.outcome
  }
  const asset = () => desk.client.fetch<string>('*[_id == "article-a"][0].body[0].asset._ref')
  expect(await change()).toBe('created')
  const before = await asset()
  await utimes(desk.folder.file('red.png'), new Date(0), new Date(0))
  expect(await change()).toBe('unchanged')
  await writeFile(desk.folder.file('red.png'), await png(7))
  expect(await change('--dry-run')).toBe('updated')
  expect(await change()).toBe('updated')
  expect(await asset()).not.toBe(before)
  expect(await change()).toBe('unchanged')
})

test('a path with a leading slash counts from the static folder, which it cannot leave', async () => {
  await using desk = await setUp({
    'site/posts/a.md': article('A', '![One](/img/red.png)\n\n![Two](/../secret.png)\n\n![Three](/img/link.png)'),
    'site/static/img/red.png': red,
    'secret.png': red,
  })
  await symlink(desk.folder.file('secret.png'), desk.folder.file('site/static/img/link.png'))
  const {code, result} = await callImport(['site/posts', '--static', 'site/static', '--lake', desk.lake.lake.url], {
    cwd: desk.folder.path,
  })
  expect([code, result.assets]).toEqual([1, {uploaded: 1, reused: 0, external: 2}])
  expect(result.articles[0]?.messages.map(({rule, line}) => [rule, line])).toEqual([
    ['image/outside-root', 7],
    ['image/outside-root', 9],
  ])
})
