import {expect, test} from 'vitest'

import {classifyImage} from '../../migrate/plan/classifyImage.ts'

test.each([
  ['x.png', {kind: 'local'}],
  ['/x.png', {kind: 'local'}],
  ['../a b.png?v=1', {kind: 'local'}],
  ['C:/x.png', {kind: 'local'}],
  ['https://example.com/x.png', {kind: 'remote', url: new URL('https://example.com/x.png')}],
  ['HTTP://example.com/x.png', {kind: 'remote', url: new URL('http://example.com/x.png')}],
  ['//example.com/x.png', {kind: 'remote', url: new URL('https://example.com/x.png')}],
  ['data:image/png;base64,AA', {kind: 'data'}],
  ['file:///etc/passwd', {kind: 'unsupported', scheme: 'file'}],
  ['javascript:alert(1)', {kind: 'unsupported', scheme: 'javascript'}],
  ['https://', {kind: 'unsupported', scheme: 'https'}],
])('%s', (src, expected) => {
  expect(classifyImage(src)).toEqual(expected)
})
