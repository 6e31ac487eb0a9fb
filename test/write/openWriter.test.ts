import {once} from 'node:events'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'

import {expect, test, vi} from 'vitest'

import type {Step} from '../../migrate/plan/types.ts'
import type {ArticleDocument, BuiltArticle} from '../../migrate/types.ts'
import {createFetcher} from '../../migrate/write/images/createFetcher.ts'
import {openWriter, type WriterOptions} from '../../migrate/write/openWriter.ts'
import {png} from '../cli/articles.ts'
import {createLakeClient, startLake} from '../helpers/startLake.ts'

/** An article that shows one image twice. */
function stepFor(name: string, src: string): Step {
  const article: ArticleDocument = {
    _id: `article-${name}`,
    _type: 'article',
    title: name,
    slug: {_type: 'slug', current: name},
    coverImage: {_type: 'figure', externalUrl: src},
    body: [{_type: 'figure', _key: 'a', externalUrl: src, alt: 'A cup'}],
  }
  const built: BuiltArticle = {
    source: {path: `${name}.md`, root: '/articles', file: `/articles/${name}.md`, text: name},
    article,
    related: [],
    images: [{src, position: {line: 3, column: 1}}, {src}],
    unknown: {},
    titleHeading: false,
    sourceHash: name,
    conversionSettings: '{"dialect":"plain"}',
    messages: [],
  }
  return {action: 'write', built, holding: {}, onConflict: 'keep', publication: 'published', messages: []}
}

test('a change by itself does not wait for others to share its transaction', async () => {
  await using started = await startLake()
  // Then whoever waits for company waits for ever.
  vi.useFakeTimers({toFake: ['setTimeout']})
  try {
    const writer = openWriter({
      target: {kind: 'lake', client: createLakeClient(started.lake)},
      remoteImages: false,
      runId: 'run-1',
      toolVersion: '1.0.0',
      now: Date.now,
      onLost: (error) => expect.unreachable(String(error)),
    })
    expect(await writer.commit('one', [{create: {_id: 'a', _type: 'note'}}])).toBeUndefined()
  } finally {
    vi.useRealTimers()
  }
  expect(await started.client.getDocument('a')).toMatchObject({_type: 'note'})
})

test('a remote image is fetched once a run, becomes an asset, and the asset remembers its address', async () => {
  const image = await png(120)
  let requests = 0
  const site = createServer((_request, response) => {
    requests++
    response.end(image)
  }).listen(0, '127.0.0.1')
  await once(site, 'listening')
  try {
    await using started = await startLake()
    const client = createLakeClient(started.lake, {perspective: 'raw'})
    const src = `http://127.0.0.1:${(site.address() as AddressInfo).port}/cup.jpg`
    const options: WriterOptions = {
      target: {kind: 'lake', client},
      remoteImages: true,
      runId: 'run-1',
      toolVersion: '1.0.0',
      now: Date.now,
      onLost: (error) => expect.unreachable(String(error)),
      fetcher: createFetcher({isAllowed: (address) => address === '127.0.0.1'}),
    }
    const writer = openWriter(options)
    const rows = await writer.write([stepFor('tea', src), stepFor('milk', src)], () => {})

    expect(rows).toEqual([
      {path: 'tea.md', id: 'article-tea', outcome: 'created', messages: []},
      {path: 'milk.md', id: 'article-milk', outcome: 'created', messages: []},
    ])
    expect([writer.assets(), requests]).toEqual([{uploaded: 1, reused: 0, external: 0}, 1])
    const [asset] = await client.fetch<{_id: string}[]>(
      '*[_type == "sanity.imageAsset"]{_id, originalFilename, mimeType, source}',
    )
    expect(asset).toEqual({
      _id: expect.stringMatching(/^image-[0-9a-f]{40}-4x3-png$/),
      originalFilename: 'cup.png',
      mimeType: 'image/png',
      source: {_type: 'sanity.assetSourceData', id: src, name: 'migrate', url: src},
    })
    const reference = {_type: 'reference', _ref: asset?._id}
    expect(await client.getDocument('article-tea')).toMatchObject({
      coverImage: {_type: 'figure', asset: reference},
      body: [{_type: 'figure', _key: 'a', asset: reference, alt: 'A cup'}],
    })

    const again = openWriter({...options, runId: 'run-2'})
    await again.write([stepFor('water', src)], () => {})
    expect(again.assets()).toEqual({uploaded: 0, reused: 1, external: 0})
  } finally {
    site.close()
  }
})
