/**
 * The migration as a library: what `migrate import`, `migrate check` and `migrate export` do, for programs.
 *
 * @module
 */
export type {OwnTypes} from '../schemas/extendSchema.ts'
export {applyPlan} from './applyPlan.ts'
export type {ApplyOptions} from './applyPlan.ts'
export {checkArticles} from './checkArticles.ts'
export type {CheckOptions} from './checkArticles.ts'
export {defineMigration} from './config/types.ts'
export type {MigrationConfig} from './config/types.ts'
export type {ConverterSettings} from './convert/options.ts'
export {UsageError} from './convert/own/usageError.ts'
export {MigrateError, isMigrateError} from './errors.ts'
export type {ErrorCode} from './errors.ts'
export {EXIT} from './exitCodes.ts'
export type {ExitCode} from './exitCodes.ts'
export {exportArticles} from './exportArticles.ts'
export type {ExportOptions} from './exportArticles.ts'
export {importArticles} from './importArticles.ts'
export type {ImportOptions, ImportTarget} from './importArticles.ts'
export {pruneOrphans} from './pruneOrphans.ts'
export type {PruneOptions} from './pruneOrphans.ts'
export {readPlanFile} from './saved/planFiles.ts'
export type {PlanFile, PlannedArticle} from './saved/types.ts'
export {savePlan} from './savePlan.ts'
export {readStatus} from './readStatus.ts'
export type {StatusOptions} from './readStatus.ts'
export {rollbackRun} from './rollbackRun.ts'
export type {RollbackOptions} from './rollbackRun.ts'
export {openTarget} from './target/openTarget.ts'
export type {OpenOptions, Target} from './target/openTarget.ts'
export {resolveTarget} from './target/resolveTarget.ts'
export type {TargetChoice, TargetEnvironment, TargetOptions} from './target/resolveTarget.ts'
export {verifyArticles} from './verifyArticles.ts'
export type {VerifyOptions} from './verifyArticles.ts'
export type {
  ArticleResult,
  ArticleState,
  ArticleStatus,
  Change,
  CheckedArticle,
  CheckResult,
  ExportedFile,
  ExportOutcome,
  ExportResult,
  FieldName,
  FieldRule,
  FrontMatterSettings,
  ConversionSettings,
  ImportResult,
  LinkSettings,
  Message,
  Outcome,
  ProgressEvent,
  PrunedArticle,
  RollbackOutcome,
  RollbackResult,
  RolledBackArticle,
  RunStatus,
  Severity,
  StatusResult,
  Verdict,
  VerifiedArticle,
  VerifyResult,
} from './types.ts'
