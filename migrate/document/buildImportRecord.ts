import {IMPORT_RECORD_TYPE} from '../../schemas/names.ts'
import type {BuiltArticle, ImageFile, ImportRecord, Publication, WrittenHashes} from '../types.ts'
import {importRecordId} from './documentId.ts'

/** What an import record is built of. */
export interface BuildImportRecordInput {
  built: BuiltArticle
  /** What source and dataset agree on once the transaction is committed. */
  written: WrittenHashes
  /** Paths of what they disagree on. */
  conflicts: readonly string[]
  /** Asset ids by address as the source wrote it. */
  imageAssets: ReadonlyMap<string, string>
  /** Addresses of images that could not be brought in. */
  pendingImages: readonly string[]
  publication: Publication
  /** When a draft is to be published; absent for one without a date to wait for. */
  publishFrom?: string
  /** Revisions before the run by document id; null for a document that was not there. */
  revisions: Readonly<Record<string, string | null>>
  /** Ids of documents that the run deletes; none by default. */
  removed?: readonly string[]
  /** Local image files that were brought in; none by default. */
  imageFiles?: readonly ImageFile[]
  runId: string
  /** Version of this package. */
  toolVersion: string
}

/**
 * Builds the record that stands beside an article: what was read, what was written, and what is still to do. Its reference
 * to the article is weak, so that an editor can delete the article while the record stays. No side effects.
 */
export function buildImportRecord(input: BuildImportRecordInput): ImportRecord {
  const {built, written, conflicts, imageAssets, pendingImages, imageFiles = [], revisions, runId, toolVersion} = input
  const {publication, publishFrom, removed = []} = input
  const {article} = built
  return {
    _id: importRecordId(article._id),
    _type: IMPORT_RECORD_TYPE,
    article: {_type: 'reference', _ref: article._id, _weak: true},
    sourcePath: built.source.path,
    sourceHash: built.sourceHash,
    sourceText: built.source.text,
    conversionSettings: built.conversionSettings,
    unknownFrontMatter: JSON.stringify(built.unknown),
    written: JSON.stringify(written),
    conflicts: [...conflicts],
    titleHeading: built.titleHeading,
    imageAssets: JSON.stringify([...imageAssets]),
    pendingImages: [...pendingImages],
    revisionsBefore: JSON.stringify(revisions),
    ...(built.spelled && {spelling: JSON.stringify(built.spelled)}),
    openLinks: [...(built.openLinks ?? [])],
    ...(built.foreignLinks && {foreignLinks: [...built.foreignLinks]}),
    publication,
    ...(publishFrom !== undefined && {publishFrom}),
    ...(removed.length > 0 && {removed: [...removed]}),
    ...(imageFiles.length > 0 && {imageFiles: JSON.stringify(imageFiles)}),
    runId,
    toolVersion,
  }
}
