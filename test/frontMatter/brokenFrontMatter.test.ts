import {describe, expect, test} from 'vitest'

import {parseFrontMatter} from '../../migrate/frontMatter/parseFrontMatter.ts'

const CONTEXT = {path: 'posts/some-file.md'}

type Row = [name: string, text: string, place: string, rule: string, reason: string]

const MISSING = 'Begin the file with a line `---`, a line `title: …` and a line `---`.'
const REWRITE = 'Rewrite it as YAML between two `---` lines (TOML and JSON are read too).'

const ROWS: Row[] = [
  // No header to read
  ['an empty file', '', '1:1', 'missing', `The file is empty. ${MISSING}`],
  ['white space only', ' \n\n', '1:1', 'missing', `The file is empty. ${MISSING}`],
  [
    'no front matter',
    '# A title\n',
    '1:1',
    'missing',
    `The file has no front matter; it begins with \`# A title\`. ${MISSING}`,
  ],
  [
    'front matter after text',
    'A paragraph that is rather long, so that it is cut.\n---\ntitle: a\n---\n',
    '1:1',
    'missing',
    `The file has no front matter; it begins with \`A paragraph that is rather long, so tha…\`. ${MISSING}`,
  ],
  [
    'four dashes',
    '----\ntitle: a\n----\n',
    '1:1',
    'missing',
    `The file has no front matter; it begins with \`----\`. ${MISSING}`,
  ],
  [
    'no closing fence',
    '---\ntitle: a\n',
    '1:1',
    'unclosed',
    'The front matter that opens here has no closing line. Add a line `---` after its last key.',
  ],
  [
    'another closing fence',
    '\n+++\ntitle = "a"\n---\n',
    '2:1',
    'unclosed',
    'The front matter that opens here has no closing line. Add a line `+++` after its last key.',
  ],
  [
    'JavaScript',
    '---js\n{title: "a"}\n---\n',
    '1:1',
    'unsupported-format',
    `The front matter is a program (\`js\`), and programs in articles are never run. ${REWRITE}`,
  ],
  [
    'CoffeeScript',
    '--- Coffee\ntitle: "a"\n---\n',
    '1:1',
    'unsupported-format',
    `The front matter is a program (\`Coffee\`), and programs in articles are never run. ${REWRITE}`,
  ],
  [
    'a syntax nobody knows',
    '---constructor\ntitle: a\n---\n',
    '1:1',
    'unsupported-format',
    `The front matter is written in \`constructor\`, which is not read. ${REWRITE}`,
  ],
  // YAML
  [
    'an open quote',
    '---\ntitle: "a\nslug: b\n---\n',
    '2:8',
    'invalid-yaml',
    'The front matter is not valid YAML: the quote that opens here is never closed. Close it, or double a quote that is part of the text.',
  ],
  [
    'an open list',
    '---\ntags: [a, b\ntitle: c\n---\n',
    '3:1',
    'invalid-yaml',
    'The front matter is not valid YAML: a `[` or `{` before this place is never closed. Close it, or put quotes around the value that holds it.',
  ],
  [
    'a line that is no key',
    '---\ntitle: a\nb\n---\n',
    '3:1',
    'invalid-yaml',
    'The front matter is not valid YAML: implicit map keys need to be followed by map values. Correct this line or the one before it.',
  ],
  [
    'a merge of what has no keys',
    '---\ntitle: a\n<<: some text\n---\n',
    '3:1',
    'invalid-merge',
    'The key `<<` takes in the keys of a value named with `*`. Put quotes around it, `"<<"`, to have it as a key.',
  ],
  [
    'an alias to nothing',
    '---\ntitle: *a\n---\n',
    '2:8',
    'unknown-alias',
    '`*a` refers to an anchor `&a` that does not stand before it. Put quotes around a value that begins with `*`.',
  ],
  [
    'a key twice',
    '---\ntitle: a\nslug: b\ntitle: c\n---\n',
    '4:1',
    'duplicate-key',
    'The key `title` stands on line 2 and again on line 4. Keep one of them.',
  ],
  [
    'a list',
    '---\n- title\n---\n',
    '2:1',
    'no-keys',
    'The front matter holds a list of 1; expected keys with values, such as a title.',
  ],
  [
    'a text between two thematic breaks',
    '---\n\nA paragraph.\n\n---\n',
    '3:1',
    'no-keys',
    'The front matter holds a text; expected keys with values, such as a title.',
  ],
  [
    'too many aliases',
    `---\na: &a [1]\nb: &b [${'*a,'.repeat(10)}]\nc: &c [${'*b,'.repeat(10)}]\nd: [${'*c,'.repeat(11)}]\n---\n`,
    '2:1',
    'invalid-yaml',
    'The front matter repeats itself through too many aliases (`*name`). Write the values out.',
  ],
  // TOML
  [
    'broken TOML',
    '+++\ntitle = "a"\nslug == "b"\n+++\n',
    '3:7',
    'invalid-toml',
    'The front matter is not valid TOML: invalid value. Correct it: `key = value`, texts in double quotes.',
  ],
  [
    'a TOML key twice',
    '---toml\ntitle = "a"\nslug = """\ntitle = 1\n"""\ntitle = "b"\n---\n',
    '6:1',
    'duplicate-key',
    'The key `title` stands on line 2 and again on line 6. Keep one of them.',
  ],
  [
    'a TOML table twice',
    '+++\ntitle = "a"\n[seo]\nx = 1\n[seo]\ny = 2\n+++\n',
    '5:1',
    'duplicate-key',
    'The key `seo` stands on line 3 and again on line 5. Keep one of them.',
  ],
  [
    'a TOML day that is not',
    '+++\ntitle = "a"\ndate = 2025-02-30\n+++\n',
    '3:8',
    'invalid-date',
    '`date` is `2025-02-30`, which is no date; expected one such as `2025-05-02` or `2025-05-02T08:45:00Z`.',
  ],
  [
    'a TOML value in an inline table',
    '+++\ntitle = "a"\nseo = {title = ["b", "c"]}\n+++\n',
    '3:16',
    'invalid-value',
    '`seo.title` holds a list of 2; expected one text, such as `A title for search engines`.',
  ],
  // JSON
  [
    'JSON without quotes',
    '---json\n{\n  "title": a\n}\n---\n',
    '3:12',
    'invalid-json',
    'The front matter is not valid JSON: unresolved plain scalar "a". Correct it: names and texts in double quotes, a comma between members, every bracket closed.',
  ],
  [
    'open JSON',
    ';;;\n{"title": "a"\n;;;\n',
    '3:1',
    'invalid-json',
    'The front matter is not valid JSON: a `[` or `{` before this place is never closed. Close it, or put quotes around the value that holds it.',
  ],
  [
    'a JSON member twice',
    '---json\n{"title": "a",\n"title": "b"}\n---\n',
    '3:1',
    'duplicate-key',
    'The key `title` stands on line 2 and again on line 3. Keep one of them.',
  ],
  [
    'a JSON list',
    '---json\n[{"title": "a"}]\n---\n',
    '2:1',
    'no-keys',
    'The front matter holds a list of 1; expected keys with values, such as a title.',
  ],
  // Values
  [
    'no title',
    '\u{FEFF}---\nslug: a\n---\n',
    '1:1',
    'missing-title',
    'The front matter that opens here has no `title`. Add one, such as `A clear title`.',
  ],
  [
    'no keys at all',
    '---\n# nothing\n---\n',
    '1:1',
    'missing-title',
    'The front matter that opens here has no `title`. Add one, such as `A clear title`.',
  ],
  [
    'an empty title',
    '---\nslug: a\ntitle: "  "\n---\n',
    '3:1',
    'missing-title',
    'The `title` is empty. Write one, such as `A clear title`.',
  ],
  [
    'a title in two languages',
    '---\ntitle: {en: a, de: b}\n---\n',
    '2:8',
    'invalid-value',
    '`title` holds keys with values; expected one text, such as `A clear title`.',
  ],
  [
    'a tag with members',
    '---\ntitle: a\ntags:\n  - x\n  - {y: z}\n---\n',
    '5:5',
    'invalid-value',
    '`tags[1]` holds keys with values; expected one text, such as `serverless, testing`.',
  ],
  [
    'tags with members',
    '---\ntitle: a\ntags: {x: y}\n---\n',
    '3:7',
    'invalid-value',
    '`tags` holds keys with values; expected a list of texts, or one text with commas, such as `serverless, testing`.',
  ],
  [
    'a day that is not',
    '---\ntitle: a\ndate: 2025-02-30\n---\n',
    '3:7',
    'invalid-date',
    '`date` is `2025-02-30`, which is no date; expected one such as `2025-05-02` or `2025-05-02T08:45:00Z`.',
  ],
  [
    'a day in an unknown order',
    '---\ntitle: a\nlastmod: "1/2/2025"\n---\n',
    '3:10',
    'ambiguous-date',
    '`lastmod` is `1/2/2025`, which is two days, depending on the reader. Write it with the year first, such as `2025-05-02`, or set `dateOrder` to `dmy` or `mdy`.',
  ],
]

test.each(ROWS)('%s is refused with one message', (_, text, place, rule, reason) => {
  const parsed = parseFrontMatter(text, CONTEXT)
  const [line, column] = place.split(':').map(Number)
  expect(parsed.fields).toBeUndefined()
  expect(parsed.messages).toEqual([{severity: 'error', rule: `front-matter/${rule}`, reason, line, column}])
})

describe('a header that can be read all the same', () => {
  test('tags of YAML run nothing and are reported', () => {
    const parsed = parseFrontMatter('---\ntitle: !!js/function "a"\nx: !own 1\n---\n', CONTEXT)
    expect(parsed).toMatchObject({fields: {title: 'a'}, unknown: {x: '1'}})
    expect(parsed.messages.filter(({rule}) => rule === 'front-matter/ignored-tag')).toEqual([
      {
        severity: 'warning',
        rule: 'front-matter/ignored-tag',
        reason: 'The tag `js/function` has no meaning here and is ignored; its value is kept as written.',
        line: 2,
        column: 8,
      },
      {
        severity: 'warning',
        rule: 'front-matter/ignored-tag',
        reason: 'The tag `!own` has no meaning here and is ignored; its value is kept as written.',
        line: 3,
        column: 4,
      },
    ])
  })

  test('a comma too many in JSON is reported', () => {
    const {fields, messages} = parseFrontMatter('---json\n\n{"title": "a",}\n---\n', CONTEXT)
    expect({fields, messages}).toEqual({
      fields: {title: 'a', slug: 'a'},
      messages: [
        {
          severity: 'warning',
          rule: 'front-matter/lenient-json',
          reason:
            'The front matter is not quite JSON (a comma too many, a comment or another quote); it was read all the same.',
          line: 3,
          column: 1,
        },
      ],
    })
  })
})

test('all complaints about values come together, in the order they stand, with what else there is to say', () => {
  const {messages} = parseFrontMatter('---\ndate: soon\ntitel: a\ntags: {a: b}\n---\n', CONTEXT)
  expect(messages.map(({line, column, severity, rule}) => [line, column, severity, rule])).toEqual([
    [1, 1, 'error', 'front-matter/missing-title'],
    [2, 7, 'error', 'front-matter/invalid-date'],
    [3, 1, 'warning', 'front-matter/unknown-key'],
    [4, 7, 'error', 'front-matter/invalid-value'],
  ])
})

test('a header nested deeper than any reader follows is refused', () => {
  const headers = [
    `---\ntitle: ${'['.repeat(20_000)}\n---\n`,
    `+++\ntitle = ${'['.repeat(20_000)}\n+++\n`,
    `+++\ntitle = "a"\n[a${'.b'.repeat(20_000)}]\nc = 1\n+++\n`,
  ]
  for (const text of headers) {
    const {fields, messages} = parseFrontMatter(text, CONTEXT)
    expect(fields).toBeUndefined()
    expect(messages).toMatchObject([{severity: 'error'}])
  }
})

test.each([
  ['spaces after an opening fence', `---${' '.repeat(200_000)}!\n`],
  ['a slug of dashes', `---\ntitle: a\nslug: "x${'-'.repeat(200_000)}x"\n---\n`],
  ['an unclosed TOML text', `+++\ntitle = """${'"" '.repeat(100_000)}\n+++\n`],
  ['a long unknown key', `---\ntitle: a\n${'description'.repeat(80)}: b\n---\n`],
  ['a date of spaces', `---\ntitle: a\ndate: "2025-05-02 08:45${' '.repeat(200_000)}!"\n---\n`],
])('%s is read to its end', (_, text) => {
  expect(parseFrontMatter(text, CONTEXT).body).toBeDefined()
})
