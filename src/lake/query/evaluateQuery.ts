import {evaluateSync, toJS, type ExprNode} from 'groq-js'

import {parseId} from '../documentId.ts'
import type {QueryAnswer, QueryReads, QueryRequest, StoredDocument} from '../engine.ts'
import {UNREAD_CATALOG} from './catalog/unreadCatalog.ts'
import {isComplete, isLongerThan, type AttributePath} from './catalog/outline.ts'
import {createListings} from './listing/createListings.ts'
import {FEW} from './listing/listFew.ts'
import {createFields} from './listing/fields.ts'
import {findEqual} from './listing/findAccess.ts'
import type {StoreListing} from './listing/readStoreListing.ts'
import {pushOrder} from './listing/pushOrder.ts'
import {guardWork, type WorkLimits} from './guardWork.ts'
import {isLightQuery, MUCH_TEXT} from './isLightQuery.ts'
import {lazyArray} from './lazyArray.ts'
import {parseQuery} from './parseQuery.ts'
import {asShown, isStacked, toLayers} from './perspective.ts'
import {planAccess} from './plan.ts'
import {followPhrase} from './phrase.ts'
import {findSources} from './sources/findSources.ts'
import {createAnswerSizeError, explainFailure} from './queryErrors.ts'
import type {Access, DocumentSource} from './source.ts'
import {readsText, withText} from './textQuery.ts'

/** Where and when a query runs. */
export interface QueryContext {
  project: string
  dataset: string
  /** What `now()` answers. */
  now: Date
  limits: WorkLimits
  /** Runs work that may take long; stops it where it takes too long, and throws. */
  limit<T>(work: () => T): T
}

/** The longest answer, in characters of JSON; much longer ones are no text that JavaScript can make. */
const MAX_ANSWER = 200_000_000

/**
 * Evaluates a query over a dataset.
 *
 * @returns the result as JSON data, null for what GROQ cannot say, and what it depends on. Parts of the result are the
 * stored documents themselves: read it, never change it.
 * @throws LakeError 400 for queries that cannot be read or evaluated, take too long, or come to too much
 */
export function evaluateQuery(source: DocumentSource, request: QueryRequest, context: QueryContext): QueryAnswer {
  try {
    return evaluateOver(source, request, context)
  } catch (error) {
    throw explainFailure(error)
  }
}

function evaluateOver(source: DocumentSource, request: QueryRequest, context: QueryContext): QueryAnswer {
  const readQuery = (): ExprNode => parseQuery(request.query, request.params)
  // groq-js reads long lists in a time that grows with their square.
  const tree = request.query.length > MUCH_TEXT ? context.limit(readQuery) : readQuery()
  const layers = toLayers(request.perspective)
  const fields = createFields(source.catalog, layers, request.canReadPrivate)
  const prepare = readsText(tree) ? withText : (document: StoredDocument): StoredDocument => document
  // Kept only where it is asked what came of them.
  const shown: StoredDocument[] = []
  const show = (document: StoredDocument): StoredDocument => {
    const seen = hideThen(prepare(asShown(document, layers)))
    if (request.sourceMap !== undefined) shown.push(seen)
    return seen
  }
  const accesses = planAccess(tree, isStacked(layers))
  const followed = new Set<string>()
  const guard = guardWork(context.limits)
  // Read only where something is left to groq-js that looks at all documents, or at all that are filtered alike.
  const dataset = lazyArray(() => {
    const wanted = accesses === null ? null : new Set(accesses.flatMap(numbersIn))
    return fields
      .all()
      .filter((number) => (wanted === null || wanted.has(number)) && fields.shows(number))
      .map((number) => toDocument(number, null))
  })

  function evaluate(node: ExprNode): ReturnType<typeof evaluateSync> {
    return evaluateSync(guard.watch(node), {
      dataset,
      params: request.params ?? {},
      identity: request.identity,
      timestamp: context.now,
      sanity: {projectId: context.project, dataset: context.dataset},
      dereference: ({_ref}) => {
        const made = followPhrase(_ref) ?? listings.follow(_ref)
        if (made !== undefined) {
          guard.check()
          return made as StoredDocument | null
        }
        followed.add(parseId(_ref).group)
        const number = fields.numbersOf(_ref).find(fields.shows)
        return number === undefined ? null : toDocument(number, null, false)
      },
    })
  }

  function toDocument(number: number, paths: readonly AttributePath[] | null, isOneOfMany = true): StoredDocument {
    const {id} = source.catalog.entryOf(number)
    const document = read(id, paths, isOneOfMany)
    if (document === null) throw new Error(`The document "${id}" is in the catalog, but not in the store.`)
    return show(document)
  }

  function read(id: string, paths: readonly AttributePath[] | null, isOneOfMany: boolean): StoredDocument | null {
    const outline = paths === null ? null : source.outline(id)
    return outline !== null && paths?.every((path) => isComplete(outline, path)) === true
      ? outline.document
      : source.get(id, isOneOfMany)
  }

  function fromStore(listing: StoreListing, paths: readonly AttributePath[] | null): object[] {
    if ('type' in listing) return source.stubs(listing)
    return listing.ids.flatMap((id) => read(id, paths, true) ?? []).map(show)
  }

  function fewOfType(type: string, after: string): object[] | null {
    const stubs = source.stubs({type, after, limit: FEW + 1, hasRevision: false})
    return stubs.length > FEW ? null : stubs.flatMap(({_id}) => read(_id, null, true) ?? []).map(show)
  }

  function findReferrers(ids: readonly string[], where: 'anywhere' | 'seen'): Set<number> {
    const numbers = source.referrers(ids, where).map((id) => source.catalog.numberOf(id))
    return new Set(numbers.filter((number) => number !== undefined))
  }

  function numbersIn({by, values}: Access): number[] {
    switch (by) {
      case 'id':
        return values.map((id) => source.catalog.numberOf(id)).filter((number) => number !== undefined)
      case 'group':
        return values.flatMap((group) => source.catalog.numbersOfGroup(group))
      case 'type':
        return findEqual(['_type'], values, fields)
      case 'reference':
        return Array.from(findReferrers(values, 'anywhere'))
    }
  }

  const listings = createListings({
    fields,
    findReferrers,
    document: toDocument,
    ...(layers === null && request.canReadPrivate && {fromStore}),
    ...(layers === null && request.canReadPrivate && source.catalog === UNREAD_CATALOG && {fewOfType}),
    evaluate: (node) => evaluate(node).data,
    check: guard.check,
  })
  const evaluateWhole = (whole: ExprNode, look = (_found: unknown): void => {}): unknown => {
    const answered = listings.answer(pushOrder(whole))
    if (answered.type === 'Value' && whole.type !== 'Value') {
      // Made of documents, so it is JSON data, and nothing is left to evaluate.
      look(answered.value)
      return answered.value
    }
    const value = evaluate(answered)
    look(value.data)
    return toJS(value) ?? null
  }
  const run = (): unknown => evaluateWhole(tree, refuseLong)
  const characters = request.query.length + JSON.stringify(request.params ?? {}).length
  const result = isLightQuery(tree, characters) ? run() : context.limit(run)
  const {sourceMap} = request
  const reads = toReads(accesses, followed)
  if (sourceMap === undefined) return {result, reads}
  const answered = {tree, result, evaluate: (traced: ExprNode) => evaluateWhole(traced), shown}
  return {result, reads, sourceMap: context.limit(() => findSources(answered, sourceMap === 'byKey'))}
}

/** @throws LakeError 400 for what is too long to be sent */
function refuseLong(found: unknown): void {
  if (isLongerThan(found, MAX_ANSWER)) throw createAnswerSizeError(MAX_ANSWER)
}

/** To groq-js, what has a `then` is a promise. */
function hideThen(document: StoredDocument): StoredDocument {
  return 'then' in document ? new Proxy(document, {has: (target, name) => name !== 'then' && name in target}) : document
}

function toReads(accesses: readonly Access[] | null, followed: ReadonlySet<string>): QueryReads {
  if (accesses === null) return {everything: true, types: [], groups: [], targets: []}
  const values = (...kinds: Access['by'][]): string[] =>
    accesses.filter(({by}) => kinds.includes(by)).flatMap((access) => access.values)
  const groups = [...values('id', 'group').map((id) => parseId(id).group), ...followed]
  return {
    everything: false,
    types: Array.from(new Set(values('type'))),
    groups: Array.from(new Set(groups)),
    targets: Array.from(new Set(values('reference'))),
  }
}
