import {expect, test} from 'vitest'

import {splitGlob} from '../../migrate/read/splitGlob.ts'

test.each([
  ['posts/2024/*.md', {base: 'posts/2024', pattern: '*.md'}],
  ['posts/**/index.md', {base: 'posts', pattern: '**/index.md'}],
  ['*.md', {base: '.', pattern: '*.md'}],
  ['/*.md', {base: '/', pattern: '*.md'}],
  ['/srv/posts/?.md', {base: '/srv/posts', pattern: '?.md'}],
  ['posts/{a,b/c}/x.md', {base: 'posts', pattern: '{a,b/c}/x.md'}],
  ['posts/+(a|b).md', {base: 'posts', pattern: '+(a|b).md'}],
  ['../posts/[ab].md', {base: '../posts', pattern: '[ab].md'}],
  [String.raw`po\[s\]ts/*.md`, {base: 'po[s]ts', pattern: '*.md'}],
  ['posts/a+b!.md', undefined],
  ['posts/a.md', undefined],
  [String.raw`posts/\*.md`, undefined],
])('%s', (argument, expected) => {
  expect(splitGlob(argument, '/')).toEqual(expected)
})

test.each([
  [String.raw`posts\2024\*.md`, {base: 'posts/2024', pattern: '*.md'}],
  [String.raw`C:\posts\**\*.md`, {base: 'C:/posts', pattern: '**/*.md'}],
  [String.raw`posts\a.md`, undefined],
])('where backslashes part folders: %s', (argument, expected) => {
  expect(splitGlob(argument, '\\')).toEqual(expected)
})
