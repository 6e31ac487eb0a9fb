import {describe, expect, test} from 'vitest'

import {parseFrontMatter} from '../../migrate/frontMatter/parseFrontMatter.ts'

function read(header: string): ReturnType<typeof parseFrontMatter> {
  return parseFrontMatter(`---\n${header}\n---\nBody`, {path: 'a.md'})
}

describe('what YAML 1.2 refuses and other readers take', () => {
  test.each<[what: string, header: string, title: string, place: string]>([
    ['a value that begins with a reserved sign', 'title: @scope/package', '@scope/package', '2:8'],
    ['a value that begins with a percent sign', 'title: %d things', '%d things', '2:8'],
    ['a value that begins with a dash', 'title: - minus', '- minus', '2:8'],
    ['a value that begins with a back-tick', 'title: `code` first', '`code` first', '2:8'],
    ['emphasis', 'title: *really* good', '*really* good', '2:8'],
    ['a template', 'title: {{ page.title }}', '{{ page.title }}', '2:8'],
    ['a tag of a template', 'title: {% t x %}', '{% t x %}', '2:8'],
    ['a colon in a value', 'slug: x\ntitle: Redis: the good parts', 'Redis: the good parts', '3:8'],
    ['a colon, then a comment', 'title: One: two # three', 'One: two', '2:8'],
    ['an apostrophe in single quotes', "title: 'It's here'", "It's here", '2:8'],
    ['quotes in double quotes', 'title: "Say "yes" now"', 'Say "yes" now', '2:8'],
    ['escaped and bare quotes in double quotes', String.raw`title: "a \"b\" "c" d"`, 'a "b" "c" d', '2:8'],
    [
      'a quoted text that goes on at the margin',
      'title: "A title\nof two lines"\nslug: b',
      'A title of two lines',
      '2:8',
    ],
    ['the same in single quotes', "title: 'A title\nof two lines'\nslug: b", 'A title of two lines', '2:8'],
    ['a tab before a key', 'title: a\nseo:\n\ttitle: b\n\tdescription: c', 'a', '4:1'],
  ])('%s', (_, header, title, place) => {
    const {fields, messages} = read(header)
    expect(fields?.title).toBe(title)
    const [first] = messages
    expect(first).toMatchObject({severity: 'warning', rule: 'front-matter/lenient-yaml'})
    expect(`${first?.line}:${first?.column}`).toBe(place)
  })

  test('every place is named, and what stands after it keeps its own', () => {
    const {fields, messages} = read('title: a: b\nexcerpt: @c\ntags:\n\t- d\nnobody: e')
    expect(fields).toMatchObject({title: 'a: b', excerpt: '@c', tags: ['d']})
    expect(messages.map(({rule, line, column}) => `${line}:${column} ${rule}`)).toEqual([
      '2:8 front-matter/lenient-yaml',
      '3:10 front-matter/lenient-yaml',
      '5:1 front-matter/lenient-yaml',
      '6:1 front-matter/unknown-key',
    ])
  })

  test('the message says what to write', () => {
    expect(read('title: It\'s: "so"').messages[0]?.reason).toBe(
      "The value `It's: \"so\"` is no YAML as it stands; it was read as the text it is. Write `'It''s: \"so\"'`.",
    )
  })

  test.each([
    ['a key twice with the same value', 'title: a\nseo:\n  title: b\n  title: b', '5:3'],
    ['a list twice', 'title: a\ntags: [x, y]\ntags: [x, y]', '4:1'],
  ])('%s', (_, header, place) => {
    const {fields, messages} = read(header)
    expect(fields?.title).toBe('a')
    expect(messages.map(({severity, rule}) => [severity, rule])).toEqual([['warning', 'front-matter/duplicate-key']])
    expect(`${messages[0]?.line}:${messages[0]?.column}`).toBe(place)
  })
})

describe('what is broken stays refused, and the message is about the text as it was written', () => {
  test.each([
    ['an open list', 'tags: [a, b\ntitle: c', '3:1'],
    ['an open quote before another key', 'title: "a\nslug: "b"', '2:8'],
    ['a repaired line and a broken one', 'title: a: b\nc', '3:1'],
    ['two tabs too many', 'title: a\n\t\t\tb: c\n\td: e', '3:1'],
  ])('%s', (_, header, place) => {
    const {fields, messages} = read(header)
    expect(fields).toBeUndefined()
    expect(messages.map(({severity}) => severity)).toEqual(['error'])
    expect(`${messages[0]?.line}:${messages[0]?.column}`).toBe(place)
  })
})
