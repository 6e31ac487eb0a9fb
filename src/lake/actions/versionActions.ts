import {copyAs, requireDocument, requireRevision, requireVersionId, writeMutation} from './documentActions.ts'
import type {ActionTranslator} from './documentActions.ts'

/** Makes a version of a document: from the document given, or as a copy of another one. */
export const createVersion: ActionTranslator = (fields, context) => {
  const publishedId = fields.text('publishedId')
  if (fields.has('document')) {
    const document = fields.document('document')
    requireVersionId(context, document._id, publishedId)
    return [writeMutation('create', document)]
  }
  const baseId = fields.text('baseId')
  const versionId = fields.text('versionId')
  requireVersionId(context, versionId, publishedId)
  const base = requireDocument(context, baseId)
  requireRevision(context, baseId, base, fields.optionalText('ifBaseRevisionId'))
  return [writeMutation('create', copyAs(base, versionId))]
}

/** Replaces an existing version by the document given. */
export const replaceVersion: ActionTranslator = (fields, context) => {
  const document = fields.document('document')
  requireVersionId(context, document._id)
  requireDocument(context, document._id)
  return [writeMutation('createOrReplace', document)]
}
