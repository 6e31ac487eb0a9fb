import fc from 'fast-check'

import type {Perspective} from '../../../src/lake/engine.ts'

/** What generated queries may use as parameters. */
export const PARAMS = {
  id: 'a-1',
  ids: ['a-1', 'a-4', 'drafts.a-2', 'b-3'],
  type: 'a',
  text: 'tea',
  phrase: '"tea and tea" -"black coffee"',
  none: null,
  long: `${'tea and '.repeat(200)}x`,
  number: 2,
  list: ['red', 3, null, true],
  object: {a: 1},
  from: 1,
  to: 4,
}

export const PERSPECTIVES: Perspective[] = ['raw', 'published', 'drafts', ['spring'], ['summer', 'drafts', 'spring']]

const GROUPS = ['a-1', 'a-2', 'a-3', 'a-4', 'b-1', 'b-2', 'b-3', 'c-1']

/** Groups that nothing refers to: with enough documents, few of them meet a condition. */
const OTHER_GROUPS = Array.from({length: 16}, (_, index) => `d-${index}`)

const id = fc
  .tuple(
    fc.constantFrom('', '', 'drafts.', 'versions.spring.', 'versions.summer.', 'private.'),
    fc.constantFrom(...GROUPS, ...OTHER_GROUPS),
  )
  .map(([prefix, group]) => prefix + group)

const longText = fc.constantFrom('x', 'y').map((letter) => 'tea and '.repeat(200) + letter)

/** A value of an attribute, of whatever type; the same ones come often, so that documents tie. */
const scalar = fc.oneof(
  {arbitrary: fc.constantFrom('red', 'Blue', 'tea', 'a-1', '', '5', 'ä'), weight: 4},
  {arbitrary: fc.constantFrom(0, 1, 2, 3, -1, 2.5), weight: 3},
  fc.boolean(),
  fc.constant(null),
)

const reference = fc.constantFrom(...GROUPS).map((group) => ({_type: 'reference', _ref: group, _weak: true}))

const anything = fc.oneof(
  {arbitrary: scalar, weight: 8},
  {arbitrary: fc.array(scalar, {maxLength: 3}), weight: 2},
  {arbitrary: fc.record({current: scalar}, {requiredKeys: []}), weight: 2},
  {arbitrary: fc.array(reference, {maxLength: 2}), weight: 1},
  {arbitrary: longText, weight: 1},
)

const body = fc.constantFrom('green tea', 'black coffee').map((text) =>
  Array.from({length: 40}, (_, index) => ({
    _type: 'block',
    _key: `k${index}`,
    children: [{_type: 'span', text: `${text} ${index} `.repeat(4), marks: []}],
  })),
)

/** A document as a client sends it. Some have a body that makes them too long to be their own outline. */
export const documentArbitrary = fc
  .record(
    {
      _id: id,
      _type: fc.constantFrom('a', 'b', 'c'),
      n: scalar,
      s: anything,
      date: fc.constantFrom('2024-01-01T00:00:00Z', '2024-05-01T12:00:00Z', '2024-05-01T14:00:00+02:00', '2024', 7),
      flag: fc.option(fc.boolean()),
      slug: fc.oneof(fc.record({current: scalar}), scalar),
      ref: fc.oneof(reference, scalar),
      refs: fc.array(reference, {maxLength: 3}),
      tags: fc.oneof(fc.array(scalar, {maxLength: 3}), scalar),
      nested: fc.constantFrom({_ref: 'b-1', _weak: true, inner: {_ref: 'b-2', _weak: true}}),
      seo: fc.record({title: anything, text: longText}, {requiredKeys: []}),
      _system: fc.constantFrom({delete: true}, {delete: false}, 'none'),
      body,
    },
    {requiredKeys: ['_id', '_type']},
  )
  .map((document) => document as {_id: string; _type: string; [attribute: string]: unknown})

const path = fc.constantFrom(
  'n',
  'n',
  's',
  's',
  'date',
  'flag',
  'slug.current',
  'slug',
  'ref._ref',
  'tags',
  'seo.title',
  'seo.text',
  'seo',
  'body',
  'missing',
  '_id',
  '_type',
  '_originalId',
  'tags[0]',
  '_createdAt',
  '@.n',
  '@["s"]',
  's.current',
)

const constant = fc.oneof(
  {arbitrary: scalar.map((value) => JSON.stringify(value)), weight: 6},
  fc.constantFrom(
    '$id',
    '$type',
    '$text',
    '$none',
    '$number',
    '$object',
    '$list',
    '$ids',
    '"2024-05-01T12:00:00Z"',
    'now()',
    '1 + 1',
    'lower("RED")',
    '"tea and tea"',
  ),
  fc.constantFrom('"a"', '"b"', '"a-1"', '"drafts.a-2"'),
)

const comparison = fc.constantFrom('==', '==', '==', '!=', '<', '<=', '>', '>=')

const list = fc.oneof(
  fc.array(constant, {maxLength: 3}).map((all) => `[${all.join(', ')}]`),
  fc.constantFrom(
    '$ids',
    '$list',
    '[...$ids, "a-2"]',
    'tags',
    '*[_type == "b"]._id',
    '*[_type == "a" && n > 1].ref._ref',
    '"tea"',
    '1..3',
    '"a".."t"',
    '0...2',
  ),
)

const group = fc.constantFrom(...GROUPS)

const atom = fc.oneof(
  {
    arbitrary: fc.constantFrom(
      'n > 2',
      'n <= 2',
      'n < 3',
      '2.5 >= n',
      'n in 1...3',
      's >= "tea and tea"',
      '!(s < "tea and tea")',
      'seo.text > "tea"',
      '!(seo.text < "tea")',
      'seo.text == $long',
      '$long in [s, seo.text]',
      's in [$long, "red"]',
    ),
    weight: 3,
  },
  {arbitrary: fc.tuple(path, comparison, constant).map((parts) => parts.join(' ')), weight: 6},
  {arbitrary: fc.tuple(constant, comparison, path).map((parts) => parts.join(' ')), weight: 2},
  fc.tuple(path, comparison, path).map((parts) => parts.join(' ')),
  {arbitrary: fc.tuple(path, list).map(([left, right]) => `${left} in ${right}`), weight: 3},
  fc
    .tuple(constant, fc.constantFrom('tags', 'refs[]._ref', 'tags[]', 'body[].children[].text', 's[]'))
    .map(([left, right]) => `${left} in ${right}`),
  path.map((name) => `defined(${name})`),
  fc.constantFrom('_type == "a"', '_type == "b"', '_type in ["a", "c"]', '$type == _type', '_type == "none"'),
  group.map((value) => `_id == "${value}"`),
  group.map((value) => `references("${value}")`),
  fc.constantFrom(
    'references($ids)',
    'references("b-2", ["a-1"])',
    'references([])',
    'references(5)',
    'references(^._id)',
  ),
  group.map((value) => `sanity::versionOf("${value}")`),
  fc.constantFrom(
    '_id in path("drafts.**")',
    '!(_id in path("*"))',
    '_id in path("versions.*.*")',
    's in path("t*")',
    'sanity::partOfRelease("spring")',
  ),
  fc.constantFrom('flag', 's', 'true', 'false', 'n', '@', '!flag', '5'),
  fc.constantFrom(
    's match "te*"',
    'pt::text(body) match "green"',
    '[@, s] match text::query($text)',
    '@ match text::query($phrase)',
    's match text::query($phrase)',
    'body[0].children[0].text match "black"',
    'ref->n > 1',
    'ref->_type == "a"',
    'count(tags) > 1',
    'length(s) > 3',
    'lower(s) == "red"',
    'dateTime(date) > dateTime("2024-02-01T00:00:00Z")',
    'dateTime(date) == dateTime("2024-05-01T12:00:00Z")',
    'date <= now()',
    'count(body[children[0].text match "black"]) > 0',
    'select(flag => n > 1, s == "red")',
    'count(*[_type == "a"]) > 2',
    'count(*[ref._ref == ^._id]) > 0',
    '_id in *[_type == "a"].ref._ref',
    'n > count(*[_type == "b"])',
    'count(tags[@ == ^.s]) > 0',
    'coalesce(s, n) == "red"',
    'tags[@ == "red"][0] == "red"',
    '"red" in *[_id == "a-1"].tags[]',
    'array::intersects(tags, ["red", 3])',
  ),
)

const {condition} = fc.letrec<{condition: string}>((tie) => ({
  condition: fc.oneof(
    {maxDepth: 3, withCrossShrink: true},
    {arbitrary: atom, weight: 3},
    {
      arbitrary: fc.tuple(tie('condition'), tie('condition')).map(([left, right]) => `(${left} && ${right})`),
      weight: 2,
    },
    fc.tuple(tie('condition'), tie('condition')).map(([left, right]) => `(${left} || ${right})`),
    tie('condition').map((inner) => `!(${inner})`),
  ),
}))

/** Conditions that most documents meet, so that there is something to order and cut. */
const broad = fc.constantFrom(
  '[_type != "none"]',
  '[_type in ["a", "b"]]',
  '[_id > ""]',
  '[!(n == 7)]',
  '[defined(_type)]',
  '[_type == "a"]',
)

const filters = fc.oneof(
  {arbitrary: fc.constant(''), weight: 2},
  {arbitrary: broad, weight: 3},
  {arbitrary: fc.tuple(broad, condition).map(([first, second]) => `${first}[${second}]`), weight: 2},
  {
    arbitrary: fc.array(condition, {minLength: 1, maxLength: 2}).map((all) => all.map((each) => `[${each}]`).join('')),
    weight: 3,
  },
)

const key = fc
  .tuple(
    fc.oneof(
      {arbitrary: path, weight: 6},
      fc.constantFrom(
        'lower(s)',
        'ref->n',
        'count(tags)',
        'n + 1',
        'pt::text(body)',
        'coalesce(n, s)',
        'dateTime(date)',
        '_type == "a"',
      ),
    ),
    fc.constantFrom('', ' desc', ' asc'),
  )
  .map((parts) => parts.join(''))

const order = fc.oneof(
  {arbitrary: fc.constant(''), weight: 2},
  {arbitrary: key.map((only) => ` | order(${only})`), weight: 4},
  {arbitrary: fc.array(key, {minLength: 2, maxLength: 3}).map((keys) => ` | order(${keys.join(', ')})`), weight: 3},
  fc.tuple(key, key).map(([first, second]) => ` | order(${first}) | order(${second})`),
  fc.tuple(key, condition).map(([first, filter]) => ` | order(${first}) [${filter}]`),
  fc.constantFrom(
    ' | score(s match "red", boost(n > 1, 2)) | order(_score desc, _id)',
    '| order(n)[0...5] | order(_id desc)',
  ),
)

const slice = fc.oneof(
  {arbitrary: fc.constant(''), weight: 2},
  fc
    .tuple(fc.integer({min: -3, max: 6}), fc.integer({min: -3, max: 9}), fc.constantFrom('..', '...'))
    .map(([from, to, dots]) => `[${from}${dots}${to}]`),
  fc.integer({min: -3, max: 5}).map((at) => `[${at}]`),
  fc.constantFrom('[$from...$to]', '[0..$to]', '[$from]', '[]', '[0...3][1]', '[0...4][n > 1]', '[0...0]', '[5...2]'),
)

const projection = fc.constantFrom(
  '',
  '{_id, _originalId, n, s}',
  '._id',
  '{...}',
  '{"first": tags[0], "slug": slug.current}',
  '{_id, "slug": slug.current, "long": seo.text, missing}',
  '.n',
  '{_id, "deep": ref->{n, _id}}',
  '{_id, "seo": seo.title, body}',
  '.refs[]->._id',
  '{n, "same": count(*[_type == ^._type])}',
  '{_id, "back": *[references(^._id)]{_id, n}}',
  '{_id, "back": *[ref._ref == ^._id] | order(n desc)[0...2]{_id, s}}',
  '{"tags": *[_id in ^.refs[]._ref]._id}',
  '{"count": count(*[_type == "b" && ^.n == n])}',
  '{_id, defined(s) => {s}, "up": upper(s)}',
  '{"pair": [_id, n], "here": @.slug}',
  '{"to": *[_id == ^.ref._ref][0]{n, "again": count(*[ref._ref == ^._id])}}',
  '{"up": *[_type == "a"]{"n": ^.n, "ids": *[_id == ^.^._id]._id}}',
  '->',
  '{"x": refs[0]->_id}',
  '[].n',
)

/** Projections before an order, as the Studio's lists have them. */
const early = fc.constantFrom(
  '',
  '',
  '',
  '{_id, n, s, "o": [n, _id]} | order(o[0] desc)',
  '{"x": lower(s), _id} | order(x, _id desc)',
  '{..., "n": s} | order(n)',
  '{"n": 1, ...} | order(n)',
  '{"o": {"p": n}} | order(o.p desc)',
  '{_id} | order(n)',
)

/** Listings that the store may answer by itself, and ones beside them. */
const ofIndex = fc
  .tuple(
    fc.constantFrom(
      '_type == "a"',
      '_type == "b" && _id > ""',
      '_type == "a" && _id > "a-2"',
      '_id > "a-2" && _type == "a"',
      '_id == "a-1"',
      '_id in ["c-1", "drafts.a-2", "a-1", "a-1", "nobody"]',
      '_id in ["a-1", 7]',
    ),
    fc.constantFrom('', '| order(_id)', '| order(_id desc)', '| order(n)'),
    fc.constantFrom('', '[0...3]', '[0..2]', '[1...3]', '[0]', '[0...0]'),
    fc.constantFrom('{_id, _rev}', '._id', '{"type": _type}', '{_id, n, body}', ''),
  )
  .map(([filter, ...rest]) => `*[${filter}]${rest.join('')}`)

/** A query that starts with a listing. */
export const queryArbitrary = fc.oneof(
  {arbitrary: fc.tuple(filters, order, slice, projection).map((parts) => `*${parts.join('')}`), weight: 6},
  {arbitrary: ofIndex, weight: 2},
  {arbitrary: fc.tuple(filters, early, slice, projection).map((parts) => `*${parts.join('')}`), weight: 2},
  {arbitrary: fc.tuple(filters, order, slice).map((parts) => `count(*${parts.join('')})`), weight: 2},
  fc
    .tuple(filters, order, filters, projection)
    .map(([first, by, second, shown]) => `{"one": *${first}${by}[0]${shown}, "all": *${second}._id, "n": count(*)}`),
  fc.tuple(filters, projection).map(([filter, shown]) => `*[_type == "c"]{"inner": *${filter}${shown}}`),
)
