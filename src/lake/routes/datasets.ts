import type {DatasetInfo} from '../engine.ts'
import {readOptionalJson} from '../http/body.ts'
import {datasetOf} from '../http/context.ts'
import type {LakeContext} from '../http/context.ts'
import {badRequest, forbidden} from '../http/failures.ts'
import {requireIdentity, requireWriter} from '../http/guardToken.ts'
import {isRecord} from '../isRecord.ts'

type AclMode = DatasetInfo['aclMode']

/** The `aclMode` in a body; a body may be absent. */
async function readAclMode(c: LakeContext): Promise<AclMode | undefined> {
  const body = await readOptionalJson(c.req.raw)
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

/** `PATCH /datasets/:dataset`: changes who may read a dataset. */
export async function patchDataset(c: LakeContext): Promise<Response> {
  requireWriter(c)
  const name = datasetOf(c)
  const {engine} = c.var.lake
  const asked = await readAclMode(c)
  if (asked !== undefined) engine.editDataset(name, asked)
  return c.json({datasetName: name, aclMode: engine.datasets().find((dataset) => dataset.name === name)?.aclMode})
}

/** `PUT /datasets/:dataset/copy`: refused as where a plan lacks it, with what does the same. */
export function copyDataset(c: LakeContext): never {
  requireWriter(c)
  const name = datasetOf(c)
  throw forbidden(
    `Copying datasets is not part of this project's plan. Run \`sanity datasets export ${name}\`, and import the archive into ` +
      'another dataset.',
  )
}

/** `DELETE /datasets/:dataset`: deletes a dataset with its documents and history. */
export function deleteDataset(c: LakeContext): Response {
  requireWriter(c)
  return c.json({deleted: c.var.lake.engine.deleteDataset(datasetOf(c))})
}
