import type {LakeContext} from '../http/context.ts'

/** `GET /ping`: says that the lake is there, and which run of it. */
export function ping(c: LakeContext): Response {
  const {engine, instance} = c.var.lake
  return c.json({pong: true, project: engine.project, instance})
}

/** `GET /data/references/:dataset/documents/:id/to`: references from other datasets; there are none to count here. */
export function listForeignReferences(c: LakeContext): Response {
  return c.json({totalCount: 0, references: []})
}

/**
 * What Studio asks of services around the Content Lake. The embedded lake has none of them; these answers say so in the
 * form that Studio expects, so that nothing is retried or logged.
 */
export const ABSENT_SERVICES: readonly {method: 'GET' | 'POST'; path: string; answer: unknown}[] = [
  {method: 'GET', path: '/features', answer: []},
  {method: 'GET', path: '/aliases', answer: []},
  {method: 'GET', path: '/user-applications', answer: []},
  {method: 'GET', path: '/projects/:project/user-applications', answer: []},
  {method: 'GET', path: '/projects/:project/grants', answer: {}},
  {method: 'GET', path: '/journey/*', answer: null},
  {method: 'GET', path: '/schedules/:project/:dataset', answer: {schedules: []}},
  {method: 'GET', path: '/help', answer: {resources: {sectionArray: []}}},
  {method: 'GET', path: '/intake/telemetry-status', answer: {status: 'denied'}},
  {method: 'POST', path: '/intake/batch', answer: {}},
  {method: 'GET', path: '/auth/providers', answer: {providers: []}},
  {method: 'POST', path: '/auth/logout', answer: {}},
  {method: 'GET', path: '/check/cors', answer: {result: {allowed: true, withCredentials: true}}},
]
