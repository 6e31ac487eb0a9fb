import type {RollbackOutcome, RollbackResult} from '../types.ts'
import {formatDuration} from './formatDuration.ts'
import type {Color, Paint} from './output.ts'
import {widthOf} from './widthOf.ts'

const OUTCOMES: Record<RollbackOutcome, {done: string; planned: string; color: Color}> = {
  removed: {done: 'removed', planned: 'to remove', color: 'green'},
  restored: {done: 'put back', planned: 'to put back', color: 'green'},
  refused: {done: 'left as they are', planned: 'to leave as they are', color: 'yellow'},
}

/**
 * Lists what a rollback did, an article a line, and sums it up.
 *
 * @param result - What the rollback did.
 * @param target - The dataset, in words.
 * @param paint - Colours.
 */
export function formatRollback(result: RollbackResult, target: string, paint: Paint): string {
  const {run, dryRun, interrupted, counts, articles, related, durationMs} = result
  const wordOf = (outcome: RollbackOutcome): string => OUTCOMES[outcome][dryRun ? 'planned' : 'done']
  const width = widthOf(articles.map(({outcome}) => wordOf(outcome)))
  const rows = articles.map(({outcome, path, id}) => {
    return `${paint(OUTCOMES[outcome].color, wordOf(outcome).padEnd(width))}  ${path} → ${id}\n`
  })
  const parts = (['removed', 'restored', 'refused'] as const)
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => paint(OUTCOMES[outcome].color, `${counts[outcome]} ${wordOf(outcome)}`))
  const headline = interrupted
    ? 'Stopped: rollback of'
    : dryRun
      ? 'Dry run, nothing written: rollback of'
      : 'Rollback of'
  const sum = parts.join(', ') || 'nothing of it is left to undo'
  const summary = `${paint('bold', `${headline} ${run}`)} in ${target}, ${formatDuration(durationMs)}: ${sum}\n`
  return [
    ...rows,
    summary,
    ...(related.length > 0 ? [`Removed too, as nothing refers to it any more: ${related.join(', ')}\n`] : []),
    `Next: ${nextStep(result)}\n`,
  ].join('')
}

function nextStep({dryRun, interrupted, counts}: RollbackResult): string {
  if (interrupted) return 'run the same command again; it goes on where it stopped'
  if (counts.refused > 0) return 'look at what is left above, or run the same command with --force'
  if (dryRun) return 'run the same command without --dry-run'
  return 'import again when the sources are as they should be'
}
