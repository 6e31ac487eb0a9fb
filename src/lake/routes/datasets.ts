import type {DatasetInfo} from '../engine.ts'
import {readJson} from '../http/body.ts'
import {datasetOf} from '../http/context.ts'
import type {LakeContext} from '../http/context.ts'
import {badRequest} from '../http/failures.ts'
import {requireIdentity, requireWriter} from '../http/guardToken.ts'
import {isRecord} from '../mutations/isRecord.ts'

type AclMode = DatasetInfo['aclMode']

/** The `aclMode` in a body; a body may be absent. */
async function readAclMode(c: LakeContext): Promise<AclMode | undefined> {
  if (Number(c.req.header('content-length') ?? 0) === 0) return undefined
  const body = await readJson(c.req.raw)
  const mode = isRecord(body) ? body['aclMode'] : undefined
  if (mode === undefined || mode === 'public' || mode === 'private') return mode
  throw badRequest(`"aclMode" must be "public" or "private"; got ${JSON.stringify(mode)}.`)
}

/** `GET /datasets` and `GET /projects/:project/datasets`. There are no add-on datasets, such as those of comments. */
export function listDatasets(c: LakeContext): Response {
  requireIdentity(c, 'The list of datasets')
  return c.json(c.req.query('datasetProfile') === undefined ? c.var.lake.engine.datasets() : [])
}

/** `PUT /datasets/:name`: creates a dataset. */
export async function createDataset(c: LakeContext): Promise<Response> {
  requireWriter(c)
  const {name, aclMode} = c.var.lake.engine.createDataset(c.req.param('name') ?? '', await readAclMode(c))
  return c.json({datasetName: name, aclMode})
}

/** `PATCH /datasets/:dataset`: answers what is; a dataset keeps the visibility it was created with. */
export async function patchDataset(c: LakeContext): Promise<Response> {
  requireWriter(c)
  const name = datasetOf(c)
  const aclMode = c.var.lake.engine.datasets().find((dataset) => dataset.name === name)?.aclMode
  const asked = await readAclMode(c)
  if (asked !== undefined && asked !== aclMode) {
    throw badRequest(
      `Dataset "${name}" is ${aclMode} and stays so. Create another one as "${asked}" and import into it.`,
    )
  }
  return c.json({datasetName: name, aclMode})
}

/** `DELETE /datasets/:dataset`: deletes a dataset with its documents and history. */
export function deleteDataset(c: LakeContext): Response {
  requireWriter(c)
  return c.json({deleted: c.var.lake.engine.deleteDataset(datasetOf(c))})
}
