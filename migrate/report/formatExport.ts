import type {ExportOutcome, ExportResult} from '../types.ts'
import {formatDuration} from './formatDuration.ts'
import type {Color, Paint} from './output.ts'
import {widthOf} from './widthOf.ts'

interface OutcomeName {
  outcome: ExportOutcome
  done: string
  planned: string
  color?: Color
}

/** What each outcome is called once it happened and while it is only planned, in the order they are listed. */
const OUTCOMES: OutcomeName[] = [
  {outcome: 'source', done: 'written as their source', planned: 'to write as their source', color: 'green'},
  {outcome: 'written', done: 'written', planned: 'to write', color: 'green'},
  {outcome: 'unchanged', done: 'unchanged', planned: 'unchanged'},
  {outcome: 'refused', done: 'not written', planned: 'refused', color: 'red'},
]

/**
 * Sums up an export in a few lines: counts, images, time, and the next command to try.
 *
 * @param result - What the export did.
 * @param words - The target and the folder, as the user knows them.
 * @param paint - Colours.
 */
export function formatExport(result: ExportResult, words: {target: string; folder: string}, paint: Paint): string {
  const {counts, dryRun, images, durationMs} = result
  const parts = OUTCOMES.filter(({outcome}) => counts[outcome] > 0).map(({outcome, done, planned, color}) => {
    const text = `${counts[outcome]} ${dryRun ? planned : done}`
    return color ? paint(color, text) : text
  })
  const pictures = [
    images.written > 0 && `${images.written} ${dryRun ? 'to write' : 'written'}`,
    images.reused > 0 && `${images.reused} already there`,
    images.failed > 0 && `${images.failed} not written`,
  ].filter(Boolean)
  const place = `from ${words.target} to ${words.folder}`
  const lines = [
    `${paint('bold', headline(result))} ${place}, ${formatDuration(durationMs)}: ${parts.join(', ') || 'no articles'}`,
    ...(pictures.length > 0 ? [`Images: ${pictures.join(', ')}`] : []),
    `Next: ${nextStep(result, words.folder)}`,
  ]
  return `${lines.join('\n')}\n`
}

/**
 * Lists what a dry run found, one line an article that a real run would touch.
 *
 * @param result - What the dry run found.
 * @param paint - Colours.
 */
export function formatExportPlan({files}: ExportResult, paint: Paint): string {
  const rows = files.flatMap(({path, id, outcome}) => {
    const name = OUTCOMES.find((name) => name.outcome === outcome)
    return name === undefined || outcome === 'unchanged' ? [] : [{...name, path, id}]
  })
  const width = widthOf(rows.map(({planned}) => planned))
  return rows
    .map(({planned, color, path, id}) => {
      const name = planned.padEnd(width)
      return `${color ? paint(color, name) : name}  ${id} → ${path}\n`
    })
    .join('')
}

function headline({dryRun, interrupted}: ExportResult): string {
  if (interrupted) return 'Stopped: export'
  return dryRun ? 'Dry run, nothing written: export' : 'Export'
}

function nextStep({counts, images, dryRun, interrupted, files}: ExportResult, folder: string): string {
  if (interrupted) return 'run the same command again'
  if (counts.refused > 0 || images.failed > 0)
    return 'correct what is marked error above and run the same command again'
  if (files.length === 0) return 'migrate import with a folder of articles, to have some'
  if (dryRun) return 'run the same command without --dry-run'
  return `migrate check ${folder}`
}
