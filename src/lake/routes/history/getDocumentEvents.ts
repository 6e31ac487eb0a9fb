import {parseId} from '../../documentId.ts'
import type {Engine} from '../../engine.ts'
import {datasetOf} from '../../http/context.ts'
import type {LakeContext} from '../../http/context.ts'
import {toDocumentEvents} from './documentEvents.ts'
import type {DocumentEvent} from './documentEvents.ts'
import {countOf, requireHistoryReader} from './transactions.ts'

const DEFAULT_LIMIT = 100
/** Transactions are read in pages of this many, since most of them are edits and make no event. */
const PAGE = 100

interface EventPage {
  events: DocumentEvent[]
  /** The transaction to go on from, itself still to be read; undefined at the end. */
  next: string | undefined
}

/** Reads a document's events, newest first, until there are enough of them. */
function readEvents(
  engine: Engine,
  dataset: string,
  publishedId: string,
  cursor: string | undefined,
  limit: number,
): EventPage {
  const draftId = `drafts.${publishedId}`
  const documentIds = [publishedId, draftId]
  const group = {
    publishedId,
    draftId,
    draftAfter: (toTransaction: string) => {
      const request = {documentIds: [draftId], toTransaction, reverse: true, limit: 1}
      return engine.transactions(dataset, request)[0]?.changes.find(({id}) => id === draftId)?.result ?? null
    },
  }
  const events: DocumentEvent[] = []
  let toTransaction = cursor
  for (;;) {
    const commits = engine.transactions(dataset, {
      documentIds,
      reverse: true,
      limit: PAGE + 1,
      ...(toTransaction === undefined ? {} : {toTransaction}),
    })
    for (const [index, commit] of commits.slice(0, PAGE).entries()) {
      if (events.length >= limit) return {events, next: commit.transactionId}
      events.push(...toDocumentEvents(commit, group))
      if (index === PAGE - 1) toTransaction = commits[PAGE]?.transactionId
    }
    if (commits.length <= PAGE) return {events, next: undefined}
  }
}

/**
 * `GET /data/history/:dataset/events/documents/:id`: what happened to a document and its draft, newest first. It is
 * derived from the transaction log; `limit` and `nextCursor` page through it.
 */
export function getDocumentEvents(c: LakeContext): Response {
  requireHistoryReader(c)
  const id = c.req.param('id') ?? ''
  const cursor = c.req.query('nextCursor') || undefined
  const limit = countOf(c, 'limit') ?? DEFAULT_LIMIT
  const {events, next} = readEvents(c.var.lake.engine, datasetOf(c), parseId(id).group, cursor, limit)
  return c.json({events: {[id]: events}, nextCursor: next ?? ''})
}
