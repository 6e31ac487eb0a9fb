import {readJson} from '../http/body.ts'
import {OWNER} from '../http/caller.ts'
import {idsOf} from '../http/context.ts'
import type {LakeContext} from '../http/context.ts'
import {badRequest, notFound} from '../http/failures.ts'
import {requireIdentity, requireWriter} from '../http/guardToken.ts'
import {isRecord} from '../isRecord.ts'

const ADMINISTRATOR = {name: 'administrator', title: 'Administrator'}
const VIEWER = {name: 'viewer', title: 'Viewer'}

/** `GET /users/me`: who the request acts for; an empty object for anonymous readers, to whom Studio shows its login. */
export function getCurrentUser(c: LakeContext): Response {
  const {identity, name, canReadPrivate, canWrite} = c.var.caller
  if (!canReadPrivate) return c.json({})
  const role = canWrite ? ADMINISTRATOR : VIEWER
  return c.json({
    id: identity,
    name,
    email: 'owner@lake.localhost',
    profileImage: null,
    provider: 'lake',
    role: role.name,
    roles: [role],
  })
}

/** `GET /users/:ids`: one user, or a list for several ids. */
export function getUsers(c: LakeContext): Response {
  const users = idsOf(c).map((id) => ({
    id,
    displayName: id === OWNER.identity ? OWNER.name : id.replace(/^token-/, ''),
    imageUrl: null,
  }))
  const [only] = users
  if (only === undefined) throw notFound('No user id was given.')
  return c.json(users.length === 1 ? only : users)
}

/** `GET /users/me/keyvalue/:keys`: what Studio remembered; keys without a value are left out. */
export function getKeyValues(c: LakeContext): Response {
  requireIdentity(c, 'What Studio remembers')
  return c.json(c.var.lake.keyValues.get(idsOf(c, 'keys')))
}

/** `PUT /users/me/keyvalue`: remembers `[{key, value}]`. */
export async function putKeyValues(c: LakeContext): Promise<Response> {
  requireWriter(c)
  const body = await readJson(c.req.raw)
  if (!Array.isArray(body)) throw badRequest('Expected a list of {"key", "value"}.')
  const entries = body.map((entry: unknown) => {
    if (isRecord(entry) && typeof entry['key'] === 'string') return {key: entry['key'], value: entry['value'] ?? null}
    throw badRequest('Each entry must be an object with a string "key" and a "value".')
  })
  await c.var.lake.keyValues.set(entries)
  return c.json(entries)
}
