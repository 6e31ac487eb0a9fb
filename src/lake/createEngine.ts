import {randomUUID} from 'node:crypto'
import {setImmediate} from 'node:timers/promises'

import {createCommitFeed} from './commitFeed.ts'
import type {DatasetInfo, Engine, QueryAnswer, QueryRequest, TransactionRequest, TransactionResult} from './engine.ts'
import {LakeError} from './errors.ts'
import {limitTime} from './limitTime.ts'
import {createAttributeLedger} from './limits/attributeLedger.ts'
import type {AttributeLimits} from './limits/hostedLimits.ts'
import {applyTransaction} from './mutations/applyTransaction.ts'
import type {Catalog} from './query/catalog/catalog.ts'
import {UNREAD_CATALOG, UnreadError} from './query/catalog/unreadCatalog.ts'
import {createEmptySource} from './query/emptySource.ts'
import {evaluateQuery} from './query/evaluateQuery.ts'
import {createTimeLimitError} from './query/queryErrors.ts'
import {selectIds} from './query/selectIds.ts'
import {openSqliteStore} from './store/sqliteStore.ts'
import type {DatasetStore} from './store/store.ts'
import {watchMemory} from './watchMemory.ts'

/** How to make an engine. */
export interface EngineOptions {
  /** Path of the database, made when it is not there, or `:memory:` for a lake that ends with the process. */
  file: string
  /** The project id, as queries and asset addresses name it. */
  project: string
  /** The most attributes that documents and datasets may have. Default: any number. */
  attributes?: AttributeLimits
  /** How long what documents were is kept, in milliseconds. Default: for ever. */
  history?: number
  /** Milliseconds after which a query is stopped. Default: a minute, as in the hosted lake. */
  queryTimeLimit?: number
  /** Bytes of memory with which a query is stopped. Default: what makes the process use half of what it may. */
  queryMemoryLimit?: number
  /** The clock; the system's by default. */
  now?: () => Date
  /** Makes ids of documents and transactions; random UUIDs by default. */
  createId?: () => string
}

const QUERY_TIME_LIMIT_MS = 60_000

/** The longest that getting ready for queries keeps others waiting at a time. */
const READING_MS = 8

/** Ids of transactions are remembered for so long at least, so that a client that asks again is answered as before. */
const IDS_KEPT_MS = 24 * 60 * 60 * 1000

/** Datasets are named as clients allow it: `~` may lead; then a lower-case letter or digit, then words and dashes. */
const DATASET_NAME = /^(?=.{1,64}$)~?[a-z0-9][\w-]*$/

/** What anonymous readers see of a private dataset. */
const NOTHING = createEmptySource()

/** Revisions stand in addresses, comma-separated, and in event ids before a `#`. */
const TRANSACTION_ID = /^[\w.:~-]{1,128}$/

/**
 * Opens the inside of a lake. It has no dataset until one is created.
 *
 * Documents that it hands out, in answers and to listeners, are shared with its cache: read them, never change them.
 *
 * @throws LakeFileError where the file is in use (see `isLakeInUse`), made by a newer version, no lake, or unreadable
 *
 * @example
 * const engine = createEngine({file: ':memory:', project: 'local'})
 * engine.createDataset('production')
 * engine.transact('production', {mutations: [{type: 'create', document: {_id: 'tea', _type: 'drink'}}], author: 'ada'})
 * engine.documents('production', ['tea']) // [{_id: 'tea', _type: 'drink', _rev: …}]
 */
export function createEngine(options: EngineOptions): Engine {
  const {file, project, history, now = () => new Date(), createId = randomUUID} = options
  const {queryTimeLimit = QUERY_TIME_LIMIT_MS, queryMemoryLimit} = options
  const store = openSqliteStore(file)
  const feed = createCommitFeed()
  let isClosed = false
  const ledger = options.attributes === undefined ? undefined : createAttributeLedger(options.attributes)

  function open(name: string): DatasetStore {
    const dataset = store.open(name)
    if (dataset === null) throw refuse(404, 'Not Found', `Dataset "${name}" not found in project "${project}".`)
    return dataset
  }

  function isPrivate(name: string): boolean {
    return store.datasets().some((info) => info.name === name && info.aclMode === 'private')
  }

  function answer(name: string, request: QueryRequest, catalog?: Catalog): QueryAnswer {
    const dataset = open(name)
    const readable = request.canReadPrivate || !isPrivate(name) ? dataset : NOTHING
    const source = catalog === undefined ? readable : {...readable, catalog}
    const limit = <T>(work: () => T): T =>
      limitTime(work, queryTimeLimit, () => {
        dataset.forget()
        throw createTimeLimitError(queryTimeLimit)
      })
    const limits = {time: queryTimeLimit, isMemoryUsedUp: watchMemory(queryMemoryLimit)}
    return evaluateQuery(source, request, {project, dataset: name, now: now(), limits, limit})
  }

  async function answerWhenReady(name: string, request: QueryRequest): Promise<QueryAnswer> {
    if (!open(name).catalog.isWhole()) {
      try {
        return answer(name, request, UNREAD_CATALOG)
      } catch (error) {
        if (!(error instanceof UnreadError)) throw error
      }
      await ready(name)
    }
    return answer(name, request)
  }

  function query(name: string, request: QueryRequest): unknown {
    return answer(name, request).result
  }

  function transact(name: string, request: TransactionRequest): TransactionResult {
    const dataset = open(name)
    const {transactionId = createId(), author, actions = [], dryRun = false, purge = []} = request
    if (!TRANSACTION_ID.test(transactionId)) {
      const problem = `The transaction id "${transactionId}" is malformed: expected 1 to 128 letters, digits or "_.:~-".`
      throw refuse(400, 'Bad Request', problem)
    }
    const answered = dataset.findResult(transactionId)
    if (answered !== null) return answered
    const timestamp = now().toISOString()
    const select = (groq: string, params: Record<string, unknown>): string[] =>
      selectIds(query(name, {query: groq, params, perspective: 'raw', canReadPrivate: true, identity: author}))
    const context = {transactionId, timestamp, createId, createKey: () => createId().replaceAll('-', '').slice(0, 12)}
    const applied = applyTransaction(request, {...dataset, select}, context)
    const settle = ledger?.check({
      ...request,
      dataset: name,
      changes: applied.changes,
      documents: () => dataset.snapshot(),
    })
    if (!dryRun) {
      dataset.commit({...applied, id: transactionId, timestamp, author, actions, purge})
      settle?.()
      const changes = applied.changes.map(({references: _references, ...change}) => change)
      feed.publish({dataset: name, transactionId, timestamp, author, actions, changes})
    }
    return {transactionId, results: applied.results}
  }

  async function ready(name: string): Promise<void> {
    if (isClosed) return
    const {catalog} = open(name)
    while (!catalog.advance(READING_MS)) {
      await setImmediate()
      if (isClosed) return
    }
  }

  function forgetHistory(): number {
    if (history === undefined) return 0
    const ago = (ms: number): string => new Date(now().getTime() - ms).toISOString()
    return store.forget(ago(history), ago(Math.max(history, IDS_KEPT_MS)))
  }

  return {
    project,
    datasets: () => store.datasets(),
    createDataset(name, aclMode = 'public') {
      if (!DATASET_NAME.test(name)) {
        const rule = '1 to 64 lower-case letters, digits, "_" or "-", starting with a letter or digit'
        throw refuse(400, 'Bad Request', `"${name}" is not a dataset name; expected ${rule}.`)
      }
      if (store.open(name) !== null) throw refuse(409, 'Conflict', `Dataset "${name}" already exists.`)
      const info: DatasetInfo = {name, aclMode, createdAt: now().toISOString()}
      store.createDataset(info)
      return info
    },
    editDataset(name, aclMode) {
      open(name)
      store.editDataset(name, aclMode)
    },
    deleteDataset(name) {
      ledger?.drop(name)
      return store.deleteDataset(name)
    },
    transact,
    query,
    answer: (name, request) => answer(name, request),
    ready,
    answerWhenReady,
    documents(name, ids) {
      const dataset = open(name)
      return ids.map((id) => dataset.get(id))
    },
    allDocuments: (name, scope) => open(name).snapshot(scope),
    transactions: (name, request) => open(name).findCommits(request),
    documentAt: (name, id, moment) => open(name).documentAt(id, moment),
    subscribe: (name, listener) => feed.subscribe(open(name) && name, listener),
    forgetHistory,
    compact() {
      const bytesBefore = store.size()
      const forgotten = forgetHistory()
      store.vacuum()
      return {forgotten, bytesBefore, bytesAfter: store.size()}
    },
    backUp: (file) => store.backUp(file),
    assetIds: () => store.assetIds(),
    close() {
      isClosed = true
      store.close()
    },
  }
}

function refuse(status: number, error: string, message: string): LakeError {
  return new LakeError(status, {kind: 'request', error, message})
}
