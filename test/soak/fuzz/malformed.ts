/**
 * Requests that are wrong however one looks at them, so that any answer but a 4xx is a fault.
 *
 * @module
 */
import type {Random} from './random.ts'
import {QUERIES, toBytes} from './validRequests.ts'
import type {FuzzRequest} from './validRequests.ts'

type Make = (random: Random) => FuzzRequest | Buffer

const DATA = '/v2025-02-19/data'
const MUTATE = `${DATA}/mutate/production`
const QUERY = `${DATA}/query/production`

function get(target: string, headers: [string, string][] = []): FuzzRequest {
  return {method: 'GET', target, headers, body: undefined}
}

function post(target: string, body: string): FuzzRequest {
  return {method: 'POST', target, headers: [], body}
}

function mutate(...mutations: unknown[]): FuzzRequest {
  return post(MUTATE, JSON.stringify({mutations}))
}

/** Text that may stand in a path. */
function word(random: Random): string {
  return encodeURIComponent(`zz${random.text(1 + random.below(20))}`).replaceAll('.', '%2E')
}

const brokenQuery: Make = (random) => {
  const query = random.pick(QUERIES)
  const broken = random.pick([
    `${query}${random.pick(['(', ')', ']', '}', '[', '{', '"', '|', '&&', '...', '\u0000', '$', '@@'])}`,
    `no::such${random.below(99)}(${query})`,
    `nosuch${random.below(99)}()`,
    `$missing${random.below(99)}`,
    '('.repeat(1 + random.below(20_000)),
    '['.repeat(1 + random.below(20_000)),
    '-'.repeat(1 + random.below(20_000)),
    `*${'[a'.repeat(1 + random.below(5_000))}`,
    `${'{"a":'.repeat(1 + random.below(5_000))}`,
    `geo::distance(geo::latLng(1, 2), geo::latLng(3, 4))`,
    '',
  ])
  return random.number() < 0.5
    ? post(QUERY, JSON.stringify({query: broken}))
    : get(`${random.pick([QUERY, `${DATA}/listen/production`])}?query=${encodeURIComponent(broken).slice(0, 12_000)}(`)
}

const brokenJson: Make = (random) => {
  const target = random.pick([MUTATE, QUERY, `${DATA}/actions/production`, `${MUTATE}?dryRun=true`])
  const valid = JSON.stringify({mutations: [{create: {_type: 'note', text: 'x'}}], query: '*', actions: [{}]})
  return post(
    target,
    random.pick([
      valid.slice(0, 1 + random.below(valid.length - 1)),
      `${valid}${random.pick(['}', ',', 'x', '\u0000'])}`,
      random.pick(['[]', 'null', '1', '"text"', 'true', '{}', '']),
      '['.repeat(1 + random.below(100_000)),
      `${'{"a":'.repeat(300 + random.below(10_000))}1`,
      `{"mutations": ${random.pick(['1', '{}', '"x"', 'null', '[1]', '[null]', '[[]]', '[{}]'])}, "actions": []}`,
      `{"query": ${random.pick(['1', '[]', '{}', 'null', '""'])}, "mutations": 1}`,
      `{"query": "*[", "params": ${random.pick(['1', '[]', '"x"'])}}`,
    ]),
  )
}

const brokenDocument: Make = (random) => {
  const kind = random.pick(['create', 'createOrReplace', 'createIfNotExists'])
  const id = random.pick([
    '',
    '-a',
    'a b',
    'a..b',
    '.a',
    'å',
    'a/b',
    '../etc/passwd',
    'x'.repeat(129 + random.below(1_000)),
    'drafts.drafts.a',
    'versions.a',
    'a\u0000',
    `zz${random.text(3)} `,
  ])
  const deep = Array.from({length: 21 + random.below(150)}).reduce<unknown>((inner) => ({a: inner}), 1)
  return mutate({
    [kind]: random.pick<unknown>([
      {_id: id === '' ? '-' : id, _type: 'note'},
      {_id: 'ok'},
      {_id: 'ok', _type: random.pick<unknown>(['', 1, null, [], {}])},
      {_id: random.pick<unknown>([1, null, [], {}]), _type: 'note'},
      {_id: 'ok', _type: 'note', deep},
      {_id: 'ok', _type: 'note', '': 1},
      {_id: 'ok', _type: 'note', _createdAt: random.pick<unknown>(['yesterday', 1, {}])},
      {_id: 'ok', _type: 'note', ref: {_ref: `zz-missing-${random.below(1_000)}`}},
      random.pick<unknown>([1, null, 'x', [], [1]]),
    ]),
  })
}

const brokenPatch: Make = (random) =>
  mutate({
    patch: random.pick<unknown>([
      {},
      {id: 1, set: {}},
      {id: 'note', query: '*', set: {a: 1}},
      {id: `zz-missing-${random.below(99)}`, set: {a: 1}},
      {id: 'note', set: random.pick<unknown>([1, [], 'x'])},
      {id: 'note', unset: random.pick<unknown>([1, {}, 'x', [1], [null]])},
      {id: 'note', inc: {a: random.pick<unknown>(['x', {}, []])}},
      {id: 'note', insert: random.pick<unknown>([1, [], {}, {after: 'a'}, {items: [1]}, {before: 1, items: []}])},
      {id: 'note', set: {[random.pick(['[[', 'a[_key==', '["'])]: 1}},
      {id: 'note', ifRevisionID: random.pick<unknown>([1, [], {}, 'another']), set: {a: 1}},
      {id: 'note', diffMatchPatch: {text: random.pick(['nonsense', '@@ x'])}},
      {query: '*[', set: {a: 1}},
      {query: 1, set: {a: 1}},
    ]),
  })

const brokenMutation: Make = (random) =>
  mutate(
    random.pick<unknown>([
      {[`zz${random.text(4)}`]: {}},
      {create: {_type: 'note'}, delete: {id: 'a'}},
      {delete: random.pick<unknown>([1, null, 'x', [], {}, {id: 1}, {id: 'a', query: '*'}, {query: '*['}])},
      random.pick<unknown>([1, null, 'x', [], {}]),
    ]),
  )

const brokenAction: Make = (random) =>
  post(
    `${DATA}/actions/production`,
    JSON.stringify({
      actions: [
        random.pick<unknown>([
          1,
          null,
          {},
          {actionType: random.text(8)},
          {actionType: 'sanity.action.document.edit', draftId: 1, publishedId: 'a', patch: {}},
          {actionType: 'sanity.action.document.publish', draftId: 'drafts.zz', publishedId: 'zz'},
          {
            actionType: 'sanity.action.document.create',
            publishedId: 'a',
            attributes: random.pick<unknown>([1, null, {}]),
          },
          {actionType: 'sanity.action.document.delete', publishedId: random.pick<unknown>([1, {}])},
          {actionType: 'sanity.action.release.publish', releaseId: 'r'},
        ]),
      ],
    }),
  )

const brokenPath: Make = (random) => {
  const method = random.pick(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'])
  const target = random.pick([
    `/${word(random)}`,
    `/v${random.below(9_999)}/data/query/production?query=1`,
    `/v1/${word(random)}/${word(random)}`,
    `/v1/data/query/${word(random)}?query=1`,
    `/v1/data/doc/${word(random)}/a`,
    `/v1/assets/${word(random)}/production`,
    `/images/local/production/${word(random)}`,
    `/files/local/production/..%2f..%2f${word(random)}`,
    `/files/local/production/../../../${word(random)}`,
    `/v1/projects/${word(random)}`,
    `/v1/data/query/production/${word(random)}`,
    `//${word(random)}`,
    `/%00${word(random)}`,
    `/%`,
    `/%zz/%e0%a4%a`,
    `/v1/data/doc/%e0%a4%a/a`,
    `*`,
    `http://localhost/${word(random)}`,
    `/${'a/'.repeat(random.below(3_000))}`,
  ])
  return {method, target, headers: [], body: method === 'GET' || method === 'HEAD' ? undefined : '{}'}
}

const brokenParameter: Make = (random) =>
  get(
    random.pick([
      `${QUERY}?query=*&perspective=${random.pick(['raw,drafts', '%20', '!', 'a..b', '%00'])}`,
      `${QUERY}?query=*&%24x=${random.pick(['x', '{', '[1', '%00', "'a'"])}`,
      `${QUERY}?`,
      `${QUERY}?query=`,
      `${DATA}/listen/production`,
      `${DATA}/history/production/documents/a`,
      `${DATA}/history/production/transactions/a?limit=${random.pick(['0', '-1', 'x', '1e9', '9999999999'])}`,
      `${DATA}/history/production/events/documents/a?limit=${random.pick(['0', '-1', 'x', '1.5'])}`,
      `/v2022-06-30/socket/production`,
    ]),
  )

const brokenHeaders: Make = (random) => {
  const target = `${QUERY}?query=1`
  return random.pick<() => FuzzRequest | Buffer>([
    () =>
      get(target, [
        ['host', random.pick(['evil.example', '', 'a b', '[::1', 'localhost:x', 'localhost@evil', '\u00e5'])],
      ]),
    () =>
      get(target, [['origin', random.pick(['https://evil.example', 'null', 'x', 'http://localhost.evil.example'])]]),
    () => get(target, [['host', 'other.localhost']]),
    () => get(target, [['x-sanity-project-id', `zz${random.below(99)}`]]),
    () => get(target, [[`x-${'a'.repeat(100)}`, 'x'.repeat(70_000)]]),
    () => ({...post(MUTATE, '{}'), headers: [['content-length', random.pick(['x', '-1', '1e3', '5, 6'])]]}),
    () => ({...post(MUTATE, '{}'), headers: [['transfer-encoding', random.pick(['chunked', 'gzip', 'x'])]]}),
    () => ({...post(MUTATE, ''), headers: [['content-length', '99999999999']]}),
    () => get(target, [[random.pick(['a b', '(', '\u0000', '']), 'x']]),
    () => Buffer.from(`GET ${target} HTTP/1.1\r\n\r\n`),
    () => Buffer.from(`GET ${target} HTTP/9.9\r\nhost: localhost\r\n\r\n`),
  ])()
}

const brokenBytes: Make = (random) => {
  const length = 1 + random.below(500)
  return random.pick([
    Buffer.from(Array.from({length}, () => random.below(256))),
    Buffer.from(`${random.text(length)}\r\n\r\n`),
    Buffer.from(`${random.pick(['GET', 'post', 'CONNECT', 'TRACE', 'XYZ', ''])} ${random.text(5)}\r\n\r\n`),
    Buffer.from('\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\ufffd\u0003\u0003'),
    toBytes({method: 'CONNECT', target: 'localhost:80', headers: [], body: undefined}),
    toBytes({method: 'TRACE', target: '/v1/nothing', headers: [], body: undefined}),
    toBytes({method: 'BREW', target: '/v1/ping', headers: [], body: undefined}),
    toBytes(
      get('/v1/nothing', [
        ['connection', 'Upgrade'],
        ['upgrade', random.pick(['websocket', 'h2c', 'x'])],
      ]),
    ),
  ])
}

/** Every way of being wrong, each as often as the others. */
export const MALFORMED: Readonly<Record<string, Make>> = {
  bytes: brokenBytes,
  document: brokenDocument,
  action: brokenAction,
  headers: brokenHeaders,
  json: brokenJson,
  mutation: brokenMutation,
  parameter: brokenParameter,
  patch: brokenPatch,
  path: brokenPath,
  query: brokenQuery,
}
