import {readJsonObject} from '../http/body.ts'
import {datasetOf, flagOf} from '../http/context.ts'
import type {LakeContext, LakeServices} from '../http/context.ts'
import {readGroqRequest, readPerspective, readSourceMap, searchOf} from '../http/queryParams.ts'
import {tagsOfQuery} from './syncTags.ts'

async function answer(c: LakeContext, body: Record<string, unknown> | undefined): Promise<Response> {
  const dataset = datasetOf(c)
  const {engine}: LakeServices = c.var.lake
  const {query, params} = readGroqRequest(searchOf(c), body)
  const perspective = readPerspective(c.req.query('perspective'), c.req.param('version') ?? '')
  const {canReadPrivate, identity} = c.var.caller
  const started = performance.now()
  const asked = readSourceMap(c.req.query('resultSourceMap'))
  const {result, reads, sourceMap} = await engine.answerWhenReady(dataset, {
    query,
    params,
    perspective,
    canReadPrivate,
    identity,
    ...(asked !== undefined && {sourceMap: asked}),
  })
  return c.json({
    ...(flagOf(c, 'returnQuery', true) ? {query} : {}),
    result,
    ms: Math.round(performance.now() - started),
    syncTags: tagsOfQuery(dataset, reads),
    ...(sourceMap !== undefined && {resultSourceMap: sourceMap}),
  })
}

/** `GET /data/query/:dataset?query=…&$param=…`: evaluates GROQ. */
export function getQuery(c: LakeContext): Promise<Response> {
  return answer(c, undefined)
}

/** `POST /data/query/:dataset`: the same with `{query, params}` in the body, for queries too long for an address. */
export async function postQuery(c: LakeContext): Promise<Response> {
  return answer(c, await readJsonObject(c.req.raw))
}
