import type {Commit, DocumentChange, StoredDocument} from '../../engine.ts'

/** An event in a document's life, as Studio's history shows it. */
export interface DocumentEvent {
  type:
    | 'createLiveDocument'
    | 'updateLiveDocument'
    | 'createDocumentVersion'
    | 'publishDocumentVersion'
    | 'unpublishDocument'
    | 'deleteDocumentVersion'
    | 'deleteDocumentGroup'
  timestamp: string
  author: string
  /** The published id. */
  documentId: string
  revisionId?: string
  versionId?: string
  versionRevisionId?: string
  publishCause?: 'document.publish'
}

/** The ids of one document, and how to see its draft as a transaction left it. */
export interface DocumentGroup {
  publishedId: string
  draftId: string
  draftAfter: (transactionId: string) => StoredDocument | null
}

type Details = Omit<DocumentEvent, 'timestamp' | 'author' | 'documentId'>

const PUBLISH = 'sanity.action.document.publish'

function isCreated(change: DocumentChange | undefined): boolean {
  return change !== undefined && change.previous === null && change.result !== null
}

function isDeleted(change: DocumentChange | undefined): change is DocumentChange & {previous: StoredDocument} {
  return change !== undefined && change.previous !== null && change.result === null
}

function findDetails(commit: Commit, group: DocumentGroup): Details[] {
  const {transactionId} = commit
  const {publishedId, draftId: versionId} = group
  const published = commit.changes.find((change) => change.id === publishedId)
  const draft = commit.changes.find((change) => change.id === versionId)

  if (published?.result && isDeleted(draft) && commit.actions.includes(PUBLISH)) {
    const {_rev: versionRevisionId} = draft.previous
    const publishCause = 'document.publish'
    return [{type: 'publishDocumentVersion', revisionId: transactionId, versionId, versionRevisionId, publishCause}]
  }
  if (isDeleted(published)) {
    const kept = group.draftAfter(transactionId)
    if (kept === null) return [{type: 'deleteDocumentGroup'}]
    return [{type: 'unpublishDocument', versionId, versionRevisionId: kept._rev}]
  }
  const draftDetails: Details[] = isCreated(draft)
    ? [{type: 'createDocumentVersion', versionId, versionRevisionId: transactionId}]
    : isDeleted(draft)
      ? [{type: 'deleteDocumentVersion', versionId, versionRevisionId: draft.previous._rev}]
      : []
  if (!published?.result) return draftDetails
  const type = isCreated(published) ? 'createLiveDocument' : 'updateLiveDocument'
  return [...draftDetails, {type, revisionId: transactionId}]
}

/**
 * What a transaction meant for one document: created, published, unpublished, deleted. Edits of a draft are no events;
 * Studio finds them in the transactions. A publish is told from a raw replacement by the action that was recorded.
 *
 * @returns newest first; empty when nothing but edits happened.
 */
export function toDocumentEvents(commit: Commit, group: DocumentGroup): DocumentEvent[] {
  const {timestamp, author} = commit
  const documentId = group.publishedId
  return findDetails(commit, group).map((details) => ({...details, timestamp, author, documentId}))
}
