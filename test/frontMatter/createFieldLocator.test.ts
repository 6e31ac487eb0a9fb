import {describe, expect, test} from 'vitest'

import {createFieldLocator} from '../../migrate/frontMatter/createFieldLocator.ts'

const HEADERS = {
  YAML: '---\ntitle: A\ntags:\n  - one\n  - two\nseo: {title: T}\ncoverImageAlt: An alt\ncoverImage: a.png\n---\n',
  TOML: '+++\ntitle = "A"\ntags = [\n  "one",\n  "two"]\nseo = {title = "T"}\ncoverImageAlt = "An alt"\ncoverImage = "a.png"\n+++\n',
  JSON: '---json\n{"title": "A",\n"tags": [\n  "one",\n  "two"],\n"seo": {"title": "T"},\n"coverImageAlt": "An alt",\n"coverImage": "a.png"}\n---\n',
}

describe.each(Object.entries(HEADERS))('%s', (_syntax, header) => {
  test.each<[path: (string | number)[], line: number]>([
    [['title'], 2],
    [['tags', 1], 5],
    [['seo', 'title'], 6],
    [['coverImage', 'alt'], 7],
    [['coverImage', 'externalUrl'], 8],
    [['slug', 'current'], 2],
    [['language'], 1],
    [['not a field'], 1],
  ])('%j stands in line %i', (path, line) => {
    expect(createFieldLocator(header)?.(path)?.line).toBe(line)
  })
})

test('a byte order mark and Windows line ends move nothing', () => {
  const locate = createFieldLocator('\uFEFF---\r\nsubtitle: B\r\ntitle:   A\r\n---\r\n')
  expect(locate?.(['title'])).toEqual({line: 3, column: 10})
})

test('a cover image without a text is placed at the image', () => {
  expect(createFieldLocator('---\ncoverImage: a.png\n---\n')?.(['coverImage', 'alt'])).toEqual({line: 2, column: 13})
})

test('a file without front matter has no fields', () => {
  expect(createFieldLocator('# A heading\n')).toBeUndefined()
})
