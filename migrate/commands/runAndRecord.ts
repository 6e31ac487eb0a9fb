import {packageVersion} from '../packageVersion.ts'
import {recordRun} from '../recordRun.ts'
import {createProgress} from '../report/createProgress.ts'
import {describeTargetFailure} from '../target/describeTargetFailure.ts'
import type {Target} from '../target/openTarget.ts'
import type {ImportResult, ProgressEvent, PrunedArticle} from '../types.ts'
import {announceStop} from './announceStop.ts'
import type {CommandIo} from './commandIo.ts'
import {createRunId} from './createRunId.ts'

/** What every run that writes articles is given. */
export interface RunSetup {
  cwd: string
  target: Target
  runId: string
  toolVersion: string
  now: () => number
  signal: AbortSignal
  onPruned: (article: PrunedArticle) => void
  onWait: (text: string) => void
  onProgress: (event: ProgressEvent) => void
}

/** A run that is to be carried out. */
export interface PlannedRun {
  target: Target
  /** What it was asked for. */
  paths: readonly string[]
}

/**
 * Carries out one run and records it in the dataset, with its progress on stderr.
 *
 * @param run - Does it.
 * @throws MigrateError when the target fails, in words about it.
 */
export async function runAndRecord(
  {target, paths}: PlannedRun,
  io: CommandIo,
  run: (setup: RunSetup) => Promise<ImportResult>,
): Promise<ImportResult> {
  const {cwd, now, signal, stderr} = io
  const toolVersion = packageVersion()
  const progress = createProgress(stderr, now)
  const pruned: PrunedArticle[] = []
  const say = (text: string): void => {
    progress.clear()
    stderr.write(`${text}\n`)
  }
  using _stop = announceStop(io, progress)
  try {
    const result = await run({
      cwd,
      target,
      runId: createRunId(io),
      toolVersion,
      now,
      signal,
      onPruned: (article) => pruned.push(article),
      onWait: say,
      onProgress: progress.onProgress,
    })
    const unkept = await recordRun(target.client, result, {paths, toolVersion, now: now(), pruned})
    if (unkept !== undefined) say(`${stderr.paint('yellow', 'warning:')} ${unkept}`)
    return result
  } catch (error) {
    throw describeTargetFailure(error, target) ?? error
  } finally {
    progress.clear()
  }
}
