import type {ArticleState, ArticleStatus, RunStatus, StatusResult} from '../types.ts'
import type {Color, Paint} from './output.ts'
import {widthOf} from './widthOf.ts'

/** Runs that are listed. */
const RUNS = 10

const STATES: {state: ArticleState; word: string; color?: Color}[] = [
  {state: 'imported', word: 'imported', color: 'green'},
  {state: 'edited', word: 'edited since', color: 'cyan'},
  {state: 'pending', word: 'to import', color: 'yellow'},
  {state: 'conflict', word: 'in conflict', color: 'magenta'},
  {state: 'orphan', word: 'without source', color: 'yellow'},
  {state: 'deleted', word: 'deleted by an editor', color: 'yellow'},
]

/**
 * Says where an import stands: articles that are not simply imported, a line each; counts; the last runs.
 *
 * @param result - The status.
 * @param options.target - The dataset, in words.
 * @param options.verbose - List articles that are simply imported too, and all runs.
 * @param options.paint - Colours.
 */
export function formatStatus(
  {articles, counts, runs}: StatusResult,
  {target, verbose, paint}: {target: string; verbose: boolean; paint: Paint},
): string {
  const shown = articles.filter(({state}) => verbose || state !== 'imported')
  const width = widthOf(shown.map(({state}) => wordOf(state)))
  const rows = shown.map((row) => {
    const {color} = STATES.find(({state}) => state === row.state) ?? {}
    const word = wordOf(row.state).padEnd(width)
    return `${color ? paint(color, word) : word}  ${row.path}${row.id === undefined ? '' : ` → ${row.id}`}${describe(row)}\n`
  })
  const parts = STATES.filter(({state}) => counts[state] > 0).map(({state, word, color}) => {
    const text = `${counts[state]} ${word}`
    return color ? paint(color, text) : text
  })
  const listed = verbose ? runs : runs.slice(0, RUNS)
  return [
    ...rows,
    `${paint('bold', 'In')} ${target}: ${parts.join(', ') || 'nothing imported'}\n`,
    ...(listed.length > 0 ? ['Runs, the last one first:\n', ...listed.map(formatRun)] : []),
    ...(runs.length > listed.length ? [`  … and ${runs.length - listed.length} more; --verbose lists all\n`] : []),
  ].join('')
}

function describe({source, edits, draft, conflicts, state}: ArticleStatus): string {
  const notes = [
    source === 'new' && 'never imported',
    source === 'changed' && 'the source changed',
    source === 'gone' && state !== 'orphan' && 'the source is gone',
    edits && `an editor changed ${edits}`,
    draft !== undefined && `a draft changes ${draft}`,
    conflicts.length > 0 && `${conflicts.length} to decide`,
  ].filter((note) => typeof note === 'string')
  return notes.length > 0 ? `: ${notes.join('; ')}` : ''
}

function formatRun({run, finishedAt, interrupted, counts = {}, rolledBackAt, articles}: RunStatus): string {
  const did = Object.entries(counts)
    .filter(([outcome, count]) => count > 0 && outcome !== 'unchanged')
    .map(([outcome, count]) => `${count} ${outcome}`)
  const notes = [
    finishedAt === undefined ? 'left no summary' : finishedAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC'),
    did.join(', '),
    interrupted && 'stopped early',
    rolledBackAt !== undefined && 'undone',
    `${articles} last written by it`,
  ].filter((note) => typeof note === 'string' && note !== '')
  return `  ${run}  ${notes.join('; ')}\n`
}

function wordOf(state: ArticleState): string {
  return STATES.find((one) => one.state === state)?.word ?? state
}
