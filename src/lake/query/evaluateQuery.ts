import {evaluateSync, toJS} from 'groq-js'

import type {QueryRequest} from '../engine.ts'
import {parseQuery} from './parseQuery.ts'
import {createView, isStacked, toLayers} from './perspective.ts'
import {planAccess} from './plan.ts'
import {createQueryError, isGroqError} from './queryErrors.ts'
import type {DocumentSource} from './source.ts'
import {readsText, withText} from './textQuery.ts'

/** Where and when a query runs. */
export interface QueryContext {
  project: string
  dataset: string
  /** What `now()` answers. */
  now: Date
}

/**
 * Evaluates a query over a dataset.
 *
 * @returns the result as JSON data, null for what GROQ cannot say. Parts of it are the stored documents themselves:
 * read it, never change it.
 * @throws LakeError 400 for queries that cannot be read or evaluated
 */
export function evaluateQuery(source: DocumentSource, request: QueryRequest, context: QueryContext): unknown {
  const tree = parseQuery(request.query, request.params)
  const layers = toLayers(request.perspective)
  const view = createView(source, layers, request.canReadPrivate)
  const accesses = planAccess(tree, isStacked(layers))
  const found = view.select(accesses === null ? source.all() : source.find(accesses, isStacked(layers)))
  const prepare = readsText(tree) ? withText : <T>(document: T): T => document
  try {
    const value = evaluateSync(tree, {
      dataset: found.map(prepare),
      params: request.params ?? {},
      identity: request.identity,
      timestamp: context.now,
      sanity: {projectId: context.project, dataset: context.dataset},
      dereference: ({_ref}) => {
        const document = view.get(_ref)
        return document === null ? null : prepare(document)
      },
    })
    return toJS(value) ?? null
  } catch (error) {
    throw isGroqError(error) ? createQueryError(error.message, error) : error
  }
}
