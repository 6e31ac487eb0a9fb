import {parseId} from '../documentId.ts'
import type {StoredDocument} from '../engine.ts'
import {createExistsError, createNotFoundError, createRevisionError} from '../mutations/mutationErrors.ts'
import type {ActionContext} from './actionContext.ts'
import type {ActionFields} from './actionFields.ts'
import type {ActionMutation} from './pendingDocuments.ts'
import {strengthenReferences} from './strengthenReferences.ts'

/** Turns one action into the mutations it stands for. */
export type ActionTranslator = (fields: ActionFields, context: ActionContext) => ActionMutation[]

type WriteKind = 'create' | 'createIfNotExists' | 'createOrReplace'

/** A mutation that writes a whole document. */
export function writeMutation(kind: WriteKind, document: {_id: string; [attribute: string]: unknown}): ActionMutation {
  return {id: document._id, wire: {[kind]: document}}
}

/** A mutation that deletes one document, and its history where that is asked for. */
function deleteMutation(id: string, purge = false): ActionMutation {
  return {id, wire: {delete: {id}}, purge}
}

/** A document's content under another id; its revision and time of change are the transaction's. */
export function copyAs(document: StoredDocument, id: string): {_id: string; [attribute: string]: unknown} {
  const {_rev, _updatedAt, ...content} = document
  return {...content, _id: id}
}

/** The document an action needs, or its refusal. */
export function requireDocument(context: ActionContext, id: string): StoredDocument {
  const document = context.read(id)
  if (document !== null) return document
  throw createNotFoundError(context.index, id)
}

/** Refuses an action whose document has another revision than its sender saw. */
export function requireRevision(
  context: ActionContext,
  id: string,
  document: StoredDocument | null,
  expected: string | undefined,
): void {
  if (expected === undefined || document?._rev === expected) return
  if (document === null) throw createNotFoundError(context.index, id)
  throw createRevisionError(context.index, id, document._rev, expected)
}

/** Refuses ids that are not a draft or version of the published id. */
export function requireVersionId(context: ActionContext, id: string, publishedId?: string): void {
  const {group, layer} = parseId(id)
  if (layer !== 'published' && group === (publishedId ?? group)) return
  throw context.refuse('validationError', `"${id}" is not the id of a draft or version of "${publishedId ?? group}"`, {
    id,
  })
}

/** Makes the draft of a document that is not published yet. */
export const createDraft: ActionTranslator = (fields, context) => {
  const publishedId = fields.text('publishedId')
  const attributes = fields.document('attributes')
  requireVersionId(context, attributes._id, publishedId)
  if (context.exists(publishedId)) throw createExistsError(context.index, publishedId)
  return [writeMutation(fields.optionalText('ifExists') === 'ignore' ? 'createIfNotExists' : 'create', attributes)]
}

/** Patches the draft; where there is none it is first copied from the published document. */
export const editDraft: ActionTranslator = (fields, context) => {
  const draftId = fields.text('draftId')
  const publishedId = fields.text('publishedId')
  requireVersionId(context, draftId, publishedId)
  const patch: ActionMutation = {id: draftId, wire: {patch: {...fields.object('patch'), id: draftId}}}
  if (context.exists(draftId)) return [patch]
  return [writeMutation('create', copyAs(requireDocument(context, publishedId), draftId)), patch]
}

/** Replaces the published document by the draft, which goes away. */
export const publishDraft: ActionTranslator = (fields, context) => {
  const draftId = fields.text('draftId')
  const publishedId = fields.text('publishedId')
  requireVersionId(context, draftId, publishedId)
  const draft = requireDocument(context, draftId)
  const published = context.read(publishedId)
  requireRevision(context, draftId, draft, fields.optionalText('ifDraftRevisionId'))
  requireRevision(context, publishedId, published, fields.optionalText('ifPublishedRevisionId'))
  const content = strengthenReferences(copyAs(draft, publishedId))
  const _createdAt = published?._createdAt ?? draft._createdAt
  return [writeMutation('createOrReplace', {...content, _createdAt}), deleteMutation(draftId)]
}

/** Takes the published document back into a draft; a draft that exists stays as it is. */
export const unpublish: ActionTranslator = (fields, context) => {
  const draftId = fields.text('draftId')
  const publishedId = fields.text('publishedId')
  requireVersionId(context, draftId, publishedId)
  const published = requireDocument(context, publishedId)
  const draft = context.exists(draftId) ? [] : [writeMutation('create', copyAs(published, draftId))]
  return [...draft, deleteMutation(publishedId)]
}

/** Deletes a draft or version. */
export const discard =
  (idField: 'draftId' | 'versionId'): ActionTranslator =>
  (fields, context) => {
    const id = fields.text(idField)
    requireVersionId(context, id)
    return [deleteMutation(requireDocument(context, id)._id, fields.flag('purge'))]
  }

/** Deletes the published document and the named drafts and versions. One that is not named keeps it all in place. */
export const deleteDocument: ActionTranslator = (fields, context) => {
  const publishedId = fields.text('publishedId')
  const included = fields.texts('includeDrafts')
  for (const id of included) requireVersionId(context, id, publishedId)
  const forgotten = context.versionsOf(publishedId).find((id) => id !== publishedId && !included.includes(id))
  if (forgotten !== undefined) {
    const description = `"${publishedId}" has a version "${forgotten}" that "includeDrafts" does not name`
    throw context.refuse('validationError', description, {id: forgotten})
  }
  return [publishedId, ...included].map((id) => deleteMutation(id, fields.flag('purge')))
}

/** Puts a whole draft in place, as restoring an earlier revision does. */
export const replaceDraft: ActionTranslator = (fields, context) => {
  const publishedId = fields.text('publishedId')
  const attributes = fields.document('attributes')
  requireVersionId(context, attributes._id, publishedId)
  if (!context.exists(attributes._id)) requireDocument(context, publishedId)
  return [writeMutation('createOrReplace', attributes)]
}
