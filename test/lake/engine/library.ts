import type {Mutation} from '../../../src/lake/engine.ts'
import {create, refer} from './testEngine.ts'

/** A small dataset with every kind of version and reference, for query tests. */
export const LIBRARY: Mutation[] = [
  create('author-ada', 'author', {name: 'Ada', n: 1}),
  create('author-bob', 'author', {name: 'Bob', n: 2}),
  create('drafts.author-bob', 'author', {name: 'Robert', n: 2}),
  create('tag-a', 'tag', {title: 'Alpha', n: 3}),
  create('tag-b', 'tag', {title: 'Beta', n: 4}),
  create('drafts.tag-new', 'tag', {title: 'Only a draft', n: 5}),
  create('post-1', 'post', {
    title: 'Cold tea',
    author: refer('author-ada'),
    tags: [refer('tag-a'), refer('tag-b')],
    n: 6,
  }),
  create('post-2', 'post', {title: 'Hot tea', author: refer('author-bob'), n: 7}),
  create('drafts.post-2', 'post', {title: 'Hotter tea', author: refer('author-ada'), tags: [refer('tag-b')], n: 8}),
  create('post-3', 'post', {
    title: 'Coffee',
    author: refer('author-ada', {_weak: true}),
    related: refer('post-9', {_weak: true}),
  }),
  // A draft that changed its type, and one whose reference differs from the published one.
  create('post-4', 'post', {title: 'Was a post', tags: [refer('tag-a')], n: 9}),
  create('drafts.post-4', 'page', {title: 'Is a page now', n: 10}),
  create('versions.spring.post-1', 'post', {title: 'Spring tea', author: refer('author-bob'), n: 11}),
  create('versions.spring.post-5', 'post', {title: 'Only in spring', tags: [refer('tag-a')], n: 12}),
  create('versions.spring.tag-a', 'tag', {_system: {delete: true}}),
  create('versions.summer.post-1', 'post', {title: 'Summer tea', n: 13}),
  create('_.releases.spring', 'system.release', {name: 'spring'}),
  create('migration.post-1', 'migration.record', {source: 'post-1.md', article: refer('post-1', {_weak: true})}),
]
