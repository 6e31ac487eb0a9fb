import type {ImportResult, Outcome} from '../types.ts'
import {formatChanges} from './formatChanges.ts'
import {formatDuration} from './formatDuration.ts'
import type {Color, Paint} from './output.ts'
import {widthOf} from './widthOf.ts'

interface OutcomeName {
  outcome: Outcome
  done: string
  planned: string
  color?: Color
}

/** What each outcome is called once it happened and while it is only planned, in the order they are listed. */
const OUTCOMES: OutcomeName[] = [
  {outcome: 'created', done: 'created', planned: 'to create', color: 'green'},
  {outcome: 'updated', done: 'updated', planned: 'to update', color: 'green'},
  {outcome: 'merged', done: 'merged', planned: 'to merge', color: 'green'},
  {outcome: 'unchanged', done: 'unchanged', planned: 'unchanged'},
  {outcome: 'conflict', done: 'in conflict', planned: 'in conflict', color: 'yellow'},
  {outcome: 'deleted', done: 'deleted by an editor', planned: 'deleted by an editor', color: 'yellow'},
  {outcome: 'skipped', done: 'left out as drafts', planned: 'to leave out as drafts', color: 'yellow'},
  {outcome: 'orphaned', done: 'without source', planned: 'without source', color: 'yellow'},
  {
    outcome: 'pruned',
    done: 'deleted, as their sources are gone',
    planned: 'to delete, as their sources are gone',
    color: 'red',
  },
  {outcome: 'failed', done: 'failed', planned: 'failed', color: 'red'},
]

/**
 * Sums up an import in a few lines: counts, images, time, and the next command to try.
 *
 * @param result - What the import did.
 * @param target - The target in words, and what to do once something is in it.
 * @param paint - Colours.
 */
export function formatSummary(result: ImportResult, target: {label: string; next: string}, paint: Paint): string {
  const {counts, dryRun, assets, durationMs} = result
  const parts = OUTCOMES.filter(({outcome}) => counts[outcome] > 0).map(({outcome, done, planned, color}) => {
    const text = `${counts[outcome]} ${dryRun ? planned : done}`
    return color ? paint(color, text) : text
  })
  const drafts = result.articles.filter(({draft}) => draft).length
  const images = [
    assets.uploaded > 0 && `${assets.uploaded} uploaded`,
    assets.reused > 0 && `${assets.reused} already there`,
    assets.external > 0 && `${assets.external} not brought in`,
  ].filter(Boolean)
  const lines = [
    `${paint('bold', headline(result))} ${target.label}, ${formatDuration(durationMs)}: ${parts.join(', ') || 'no articles'}`,
    ...(drafts > 0 ? [`Drafts: ${drafts} of these ${drafts === 1 ? 'is' : 'are'} not published`] : []),
    ...(images.length > 0 ? [`Images: ${images.join(', ')}`] : []),
    `Next: ${nextStep(result) ?? target.next}`,
  ]
  return `${lines.join('\n')}\n`
}

/**
 * Lists what a dry run found: a line for each article that a real run would touch, and below it what would change.
 *
 * @param result - What the dry run found.
 * @param options.verbose - Show every difference of an article, however many.
 * @param options.paint - Colours.
 */
export function formatPlan({articles}: ImportResult, {verbose, paint}: {verbose: boolean; paint: Paint}): string {
  const rows = articles.filter(({outcome, changes = []}) => outcome !== 'unchanged' || changes.length > 0)
  const width = widthOf(rows.map(({outcome}) => nameOf(outcome).planned))
  return rows
    .map(({path, id, outcome, changes = []}) => {
      const {planned, color} = nameOf(outcome)
      const name = planned.padEnd(width)
      const line = `${color ? paint(color, name) : name}  ${path}${id === undefined ? '' : ` → ${id}`}\n`
      return line + formatChanges(changes, {all: verbose, paint})
    })
    .join('')
}

function nameOf(outcome: Outcome): OutcomeName {
  return OUTCOMES.find((name) => name.outcome === outcome) ?? {outcome, done: outcome, planned: outcome}
}

function headline({dryRun, interrupted, problem}: ImportResult): string {
  if (interrupted || problem) return 'Stopped: import into'
  return dryRun ? 'Dry run, nothing written: import into' : 'Import into'
}

/** Undefined when all is done. */
function nextStep({counts, dryRun, interrupted, problem, articles}: ImportResult): string | undefined {
  if (interrupted) return 'run the same command again; it goes on where it stopped'
  if (problem) return 'see to what is said above and run the same command again; it goes on where it stopped'
  const hasErrors = articles.some(({messages}) => messages.some(({severity}) => severity === 'error'))
  if (counts.failed > 0 || hasErrors) return 'correct what is marked error above and run the same command again'
  if (counts.conflict > 0) {
    const isDecidable = articles.some(({messages}) => messages.some(({rule}) => rule === 'plan/conflict'))
    return isDecidable
      ? 'decide the conflicts above, or run again with --on-conflict overwrite or draft'
      : 'see to what is said above and run the same command again'
  }
  if (dryRun) return 'run the same command without --dry-run'
  return undefined
}
