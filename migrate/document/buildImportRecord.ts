import {IMPORT_RECORD_TYPE} from '../../schemas/names.ts'
import type {ArticleDocument, BuiltArticle, ImportRecord} from '../types.ts'
import {importRecordId} from './documentId.ts'
import {hashWritten} from './hashWritten.ts'

/** What an import record is built of. */
export interface BuildImportRecordInput {
  built: BuiltArticle
  /** The article as it is written in the same transaction, images resolved. */
  article: ArticleDocument
  /** Addresses of images that could not be brought in. */
  pendingImages: readonly string[]
  runId: string
  /** Version of this package. */
  toolVersion: string
}

/**
 * Builds the record that stands beside an article: what was read, what was written, and what is still to do. Its reference
 * to the article is weak, so that an editor can delete the article while the record stays. No side effects.
 */
export function buildImportRecord(input: BuildImportRecordInput): ImportRecord {
  const {built, article, pendingImages, runId, toolVersion} = input
  return {
    _id: importRecordId(article._id),
    _type: IMPORT_RECORD_TYPE,
    article: {_type: 'reference', _ref: article._id, _weak: true},
    sourcePath: built.source.path,
    sourceHash: built.sourceHash,
    sourceText: built.source.text,
    conversionSettings: built.conversionSettings,
    unknownFrontMatter: JSON.stringify(built.unknown),
    written: JSON.stringify(hashWritten(article)),
    titleHeading: built.titleHeading,
    pendingImages: [...pendingImages],
    runId,
    toolVersion,
  }
}
