/** A request, before it becomes bytes. */
export interface FuzzRequest {
  method: string
  /** With its query, as it stands on the request line. */
  target: string
  headers: [string, string][]
  body: string | undefined
}

const DATA = '/v2025-02-19/data'

function get(target: string): FuzzRequest {
  return {method: 'GET', target, headers: [], body: undefined}
}

function post(target: string, body: unknown): FuzzRequest {
  return {method: 'POST', target, headers: [['content-type', 'application/json']], body: JSON.stringify(body)}
}

/** Queries that a lake answers. */
export const QUERIES = [
  '*[_type == "note" && count(tags) > 1] | order(title desc) [0...10] {_id, "t": title, author->{name}}',
  'count(*[references($id)])',
  '*[_id in ["a", "b"]]{..., "x": select(title match "t*" => 1, 2)}',
  'coalesce(*[0].title, "none") + string(1 + 2 ** 3 % 4)',
  '*[title match text::query("tea")] | score(title match "tea") | order(_score desc)',
  'pt::text(*[0].body)',
  '{"a": [1, 2, ...[3]], "b": *[dateTime(_createdAt) < dateTime(now())][]._id}',
] as const

/** Requests as clients send them, to begin from. */
export const VALID: readonly FuzzRequest[] = [
  ...QUERIES.map((query) => get(`${DATA}/query/production?query=${encodeURIComponent(query)}&%24id=%22a%22`)),
  post(`${DATA}/query/production`, {query: '*[_type == $type]', params: {type: 'note'}}),
  get(`${DATA}/doc/production/a,drafts.a?excludeContent=true`),
  get(`${DATA}/listen/production?query=*&includeResult=true&effectFormat=mendoza`),
  get(`${DATA}/live/events/production?includeDrafts=true`),
  get(`${DATA}/export/production`),
  get(`${DATA}/history/production/documents/a?lastRevision=true`),
  get(`${DATA}/history/production/transactions/a?limit=50&effectFormat=mendoza&reverse=true`),
  get(`${DATA}/history/production/events/documents/a?limit=10`),
  post(`${DATA}/mutate/production?returnIds=true&dryRun=true`, {
    transactionId: 'fuzz',
    mutations: [
      {createOrReplace: {_id: 'a', _type: 'note', tags: ['x', {_key: 'k', n: 1}], ref: {_ref: 'b', _weak: true}}},
      {
        patch: {
          id: 'a',
          set: {'tags[_key=="k"].n': 2},
          inc: {n: 1},
          unset: ['x[0:2]'],
          insert: {after: 'tags[-1]', items: [1]},
        },
      },
      {delete: {query: '*[_type == "none"]'}},
    ],
  }),
  post(`${DATA}/actions/production`, {
    dryRun: true,
    actions: [
      {actionType: 'sanity.action.document.edit', draftId: 'drafts.a', publishedId: 'a', patch: {set: {title: 'x'}}},
    ],
  }),
  post('/v2025-02-19/assets/files/production?filename=a.txt', 'some bytes'),
  post('/v2025-02-19/assets/images/production?filename=a.png&meta=lqip', 'no image'),
  get('/v2021-06-07/projects/local/datasets/production/acl'),
  get('/v2021-06-07/users/me'),
  get('/v2021-06-07/users/me/keyvalue/a,b'),
  {...post('/v2021-06-07/users/me/keyvalue', [{key: 'a', value: 1}]), method: 'PUT'},
  {...post('/v2021-06-07/datasets/fuzz', {aclMode: 'private'}), method: 'PUT'},
  {...get('/v2021-06-07/datasets/fuzz'), method: 'DELETE'},
  {
    ...get('/v1/ping'),
    method: 'OPTIONS',
    headers: [
      ['origin', 'http://localhost:1'],
      ['access-control-request-method', 'GET'],
    ],
  },
  {
    ...get('/v2022-06-30/socket/production'),
    headers: [
      ['connection', 'Upgrade'],
      ['upgrade', 'websocket'],
      ['sec-websocket-version', '13'],
      ['sec-websocket-key', 'dGhlIHNhbXBsZSBub25jZQ=='],
    ],
  },
  get(`/images/local/production/${'a'.repeat(40)}-10x10.png?w=20&h=20&fit=crop&rect=0,0,5,5&auto=format`),
  get(`/files/local/production/${'b'.repeat(40)}.txt?dl=x.txt`),
]

/** A request as bytes on the wire. */
export function toBytes({method, target, headers, body}: FuzzRequest, host = 'localhost'): Buffer {
  const own: [string, string][] = headers.some(([name]) => name === 'host') ? headers : [['host', host], ...headers]
  const content = body === undefined ? Buffer.alloc(0) : Buffer.from(body)
  const isSized = body === undefined || headers.some(([name]) => /^(content-length|transfer-encoding)$/i.test(name))
  const all = isSized ? own : [...own, ['content-length', String(content.length)] as [string, string]]
  const isUpgrade = headers.some(([name]) => name === 'upgrade')
  const closing: [string, string][] = isUpgrade ? [] : [['connection', 'close']]
  const head = [`${method} ${target} HTTP/1.1`, ...[...all, ...closing].map(([name, value]) => `${name}: ${value}`)]
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), content])
}
