import {evaluateSync, toJS, type ExprNode} from 'groq-js'

import type {QueryRequest, StoredDocument} from '../engine.ts'
import {isComplete} from './catalog/outline.ts'
import {createListings} from './listing/createListings.ts'
import {createFields} from './listing/fields.ts'
import {pushOrder} from './listing/pushOrder.ts'
import {lazyArray} from './lazyArray.ts'
import {parseQuery} from './parseQuery.ts'
import {asShown, createView, isStacked, toLayers} from './perspective.ts'
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
  const fields = createFields(source.catalog, layers, request.canReadPrivate)
  const prepare = readsText(tree) ? withText : (document: StoredDocument): StoredDocument => document
  const show = (document: StoredDocument): StoredDocument => prepare(asShown(document, layers))
  // Read only where something is left to groq-js that looks at all documents, or at all that are filtered alike.
  const dataset = lazyArray(() => {
    const accesses = planAccess(tree, isStacked(layers))
    const found = view.select(accesses === null ? source.all() : source.find(accesses, isStacked(layers)))
    return found.map(prepare)
  })

  function evaluate(node: ExprNode): ReturnType<typeof evaluateSync> {
    return evaluateSync(node, {
      dataset,
      params: request.params ?? {},
      identity: request.identity,
      timestamp: context.now,
      sanity: {projectId: context.project, dataset: context.dataset},
      dereference: ({_ref}) => {
        const listed = listings.follow(_ref)
        if (listed !== undefined) return listed as StoredDocument | null
        const document = view.get(_ref)
        return document === null ? null : prepare(document)
      },
    })
  }

  function toDocument(number: number, paths: readonly (readonly string[])[] | null): StoredDocument {
    const {id} = source.catalog.entryOf(number)
    const outline = paths === null ? null : source.outline(id)
    const document =
      outline !== null && paths?.every((path) => isComplete(outline, path)) === true
        ? outline.document
        : source.get(id, true)
    if (document === null) throw new Error(`The document "${id}" is in the catalog, but not in the store.`)
    return show(document)
  }

  const listings = createListings({
    fields,
    findReferrers: (ids, where) =>
      new Set(
        source
          .referrers(ids, where)
          .map((id) => source.catalog.numberOf(id))
          .filter((number) => number !== undefined),
      ),
    document: toDocument,
    evaluate: (node) => evaluate(node).data,
  })
  try {
    return toJS(evaluate(listings.answer(pushOrder(tree)))) ?? null
  } catch (error) {
    throw isGroqError(error) ? createQueryError(error.message, error) : error
  }
}
