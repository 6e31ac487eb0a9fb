import type {SanityClient, SanityDocument} from '@sanity/client'

import {createQuarters} from '../lake/http/images.ts'

/**
 * Fills a dataset with what an export has to carry: drafts, dotted ids, references that form a circle, weak ones, an image
 * that is used twice and one that nobody uses, a file, and text in several scripts.
 */
export async function createLibrary(client: SanityClient): Promise<void> {
  const image = await client.assets.upload('image', await createQuarters().png().toBuffer(), {
    filename: 'quarters.png',
    title: 'Four quarters',
  })
  await client.assets.upload('image', await createQuarters(20, 20).jpeg().toBuffer(), {filename: 'unused.jpg'})
  const file = await client.assets.upload('file', Buffer.from('a,b\n1,2\n'), {filename: 'table.csv'})
  const refer = (_ref: string): object => ({_type: 'reference', _ref})
  await client
    .transaction()
    .create({_id: 'ada', _type: 'author', name: 'Ada – 艾达 – أدا', friend: refer('bob')})
    .create({_id: 'bob', _type: 'author', name: 'Bob', friend: refer('ada')})
    .create({
      _id: 'tea',
      _type: 'article',
      title: 'Tea & "milk"\n',
      author: refer('ada'),
      cover: {_type: 'image', asset: refer(image._id), hotspot: {x: 0.5, y: 0.25, width: 1, height: 1}},
      body: [{_type: 'image', _key: 'k', asset: refer(image._id)}],
      attachments: [{_type: 'file', _key: 'f', asset: refer(file._id)}],
      related: [{...refer('none'), _weak: true, _key: 'r'}],
      n: 0.1,
      nothing: null,
    })
    .create({_id: 'drafts.tea', _type: 'article', title: 'Tea, better', author: refer('bob')})
    .create({
      _id: 'migration.tea',
      _type: 'migration.record',
      source: 'tea.md',
      article: {...refer('tea'), _weak: true},
    })
    .commit()
}

/**
 * Every document, without what a copy cannot have in common with it: revisions, times of change, addresses, and when an
 * asset was uploaded.
 */
export async function readLibrary(client: SanityClient): Promise<object[]> {
  const documents = await client.fetch<SanityDocument[]>('*[] | order(_id)', {}, {perspective: 'raw'})
  return documents.map(({_rev, _updatedAt, _createdAt, url: _url, uploadId: _uploadId, ...rest}) => ({
    ...rest,
    ...(rest._type.startsWith('sanity.') ? {} : {_createdAt}),
  }))
}
