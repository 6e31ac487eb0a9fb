/**
 * An embedded Content Lake: Sanity's HTTP interface on this machine, for development, tests, demos and work offline.
 *
 * @module
 */
export {createLake} from './createLake.ts'
export type {Lake} from './createLake.ts'
export type {
  Commit,
  Compaction,
  DatasetInfo,
  DocumentChange,
  Engine,
  HistoryRequest,
  IncomingDocument,
  Mutation,
  PatchOperations,
  Perspective,
  QueryAnswer,
  QueryReads,
  QueryRequest,
  Selection,
  SourceMap,
  StoredDocument,
  TransactionRequest,
  TransactionResult,
} from './engine.ts'
export type {LakeToken} from './http/tokenBook.ts'
export type {LakeOptions} from './lakeOptions.ts'
export type {LimitsMode} from './limits/hostedLimits.ts'
export {LakeError, isLakeError} from './errors.ts'
export type {LakeErrorDetail, MutationErrorItem} from './errors.ts'
export type {LakeCompaction} from './maintenance/compactFolder.ts'
export {backUpLake, compactLake, restoreLake} from './maintenance/lakeFolder.ts'
export type {FolderOptions} from './maintenance/lakeFolder.ts'
export type {Retention} from './maintenance/retention.ts'
export {redirectEnvironment} from './redirect/redirectEnvironment.ts'
export type {RedirectTarget} from './redirect/toLakeUrl.ts'
export {findRunningLake} from './running/findRunningLake.ts'
export type {RunningLake} from './running/findRunningLake.ts'
export {LakeFileError, isLakeFileError, isLakeInUse} from './store/lakeFileError.ts'
export type {LakeFileErrorCode} from './store/lakeFileError.ts'
