import {expect, test} from 'vitest'

import {nameImages} from '../../migrate/export/nameImages.ts'

const id = (hash: string, format = 'png'): string => `image-${hash.repeat(40).slice(0, 40)}-4x3-${format}`
const [A, B, C] = ['a', 'b', 'c'].map((hash) => hash.repeat(40))

test.each([
  ['photo.png', 'photo'],
  ['../..\\etc/My photo (1).PNG', 'My-photo-1'],
  ['.env', A],
  ['日本.tar.png', '日本.tar'],
  [`${'x'.repeat(200)}.png`, 'x'.repeat(80)],
  ['', A],
  [null, A],
])('a picture that was uploaded as %j is named %j', (originalFilename, name) => {
  expect(nameImages([{_id: id('a'), originalFilename}])(id('a'))).toEqual(
    name === A ? [`images/${A}.png`] : [`images/${name}.png`, `images/${A}.png`],
  )
})

test('of two pictures with one name the first keeps it, and other endings are other names', () => {
  const assets = [
    {_id: id('b'), originalFilename: 'p.png'},
    {_id: id('a'), originalFilename: 'P.png'},
    {_id: id('c', 'jpg'), originalFilename: 'p.jpg'},
  ]
  const nameOf = nameImages(assets)
  expect([id('a'), id('b'), id('c', 'jpg')].map(nameOf)).toEqual([
    ['images/P.png', `images/${A}.png`],
    ['images/p-bbbbbbbb.png', `images/${B}.png`],
    ['images/p.jpg', `images/${C}.jpg`],
  ])
  expect([id('a'), id('b')].map(nameImages(assets.toReversed()))).toEqual([id('a'), id('b')].map(nameOf))
})

test('one that is not in the list has the name of its hash; what is no image has none', () => {
  const nameOf = nameImages([])
  expect([id('a'), 'file-abc-pdf', 'image-../../x-1x1-png', ''].map(nameOf)).toEqual([[`images/${A}.png`], [], [], []])
})
