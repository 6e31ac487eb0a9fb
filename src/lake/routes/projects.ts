import {OWNER_ID} from '../http/caller.ts'
import type {LakeContext, LakeServices} from '../http/context.ts'
import {notFound} from '../http/failures.ts'

const EVERYTHING = {
  filter: '_id in path("**")',
  permissions: ['read', 'create', 'update', 'history', 'editHistory'],
}

function describeProject({engine}: LakeServices) {
  const {project} = engine
  return {
    id: project,
    displayName: `${project} (embedded Content Lake)`,
    studioHost: null,
    organizationId: null,
    isBlocked: false,
    isDisabled: false,
    createdAt:
      engine
        .datasets()
        .map(({createdAt}) => createdAt)
        .sort()[0] ?? null,
    members: [
      {id: OWNER_ID, role: 'administrator', roles: [{name: 'administrator', title: 'Administrator'}], isRobot: false},
    ],
  }
}

/** Makes sure that the `:project` of a path is the lake's. */
function checkProject(c: LakeContext): void {
  const asked = c.req.param('project') ?? ''
  const {project} = c.var.lake.engine
  if (asked === project) return
  throw notFound(`Project "${asked}" not found: this embedded lake serves project "${project}".`)
}

/** `GET /projects`: the one project of the lake. */
export function listProjects(c: LakeContext): Response {
  return c.json([describeProject(c.var.lake)])
}

/** `GET /projects/:project`. */
export function getProject(c: LakeContext): Response {
  checkProject(c)
  return c.json(describeProject(c.var.lake))
}

/** `GET /projects/:project/datasets/:dataset/acl`: what the user may do; Studio evaluates the filters itself. */
export function getGrants(c: LakeContext): Response {
  checkProject(c)
  const {canReadPrivate, canWrite} = c.var.caller
  if (canWrite) return c.json([EVERYTHING])
  return c.json([{filter: `_id in path("${canReadPrivate ? '**' : '*'}")`, permissions: ['read']}])
}
