import type {CheckResult, Severity} from '../types.ts'
import {formatDuration} from './formatDuration.ts'
import type {Color, Paint} from './output.ts'
import {widthOf} from './widthOf.ts'

interface SeverityName {
  severity: Severity
  one: string
  many: string
  color?: Color
}

/** In the order they are listed. */
const SEVERITIES: SeverityName[] = [
  {severity: 'error', one: 'error', many: 'errors', color: 'red'},
  {severity: 'warning', one: 'warning', many: 'warnings', color: 'yellow'},
  {severity: 'loss', one: 'loss', many: 'losses', color: 'magenta'},
  {severity: 'changed', one: 'change of form', many: 'changes of form', color: 'cyan'},
  {severity: 'info', one: 'note', many: 'notes'},
]

/**
 * Sums up a check: how many articles, how many messages of each severity, and the next command to try.
 *
 * @param result - What the check found.
 * @param options.verbose - Count messages by rule too, the most frequent first.
 * @param options.paint - Colours.
 */
export function formatCheck(result: CheckResult, {verbose, paint}: {verbose: boolean; paint: Paint}): string {
  const {articles, durationMs, interrupted} = result
  const checked = `${articles.length} ${articles.length === 1 ? 'article' : 'articles'}`
  const headline = `${interrupted ? 'Stopped: checked' : 'Checked'} ${checked}, ${formatDuration(durationMs)}:`
  const lines = [
    `${paint('bold', headline)} ${formatCounts(result, paint)}`,
    ...(verbose ? formatRules(result) : []),
    `Next: ${nextStep(result)}`,
  ]
  return `${lines.join('\n')}\n`
}

function formatCounts({counts}: CheckResult, paint: Paint): string {
  const parts = SEVERITIES.filter(({severity}) => counts[severity] > 0).map(({severity, one, many, color}) => {
    const text = `${counts[severity]} ${counts[severity] === 1 ? one : many}`
    return color ? paint(color, text) : text
  })
  return parts.join(', ') || 'nothing to report'
}

function formatRules({articles, messages}: CheckResult): string[] {
  const all = [...messages, ...articles.flatMap((article) => article.messages)]
  const groups = [...Map.groupBy(all, ({rule}) => rule).values()].flatMap((group) => {
    const [first] = group
    return first ? [{...first, count: group.length}] : []
  })
  const width = widthOf(groups.map(({count}) => String(count)))
  const level = widthOf(groups.map(({severity}) => severity))
  return groups
    .toSorted((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1))
    .map(({severity, rule, count}) => `  ${String(count).padStart(width)}  ${severity.padEnd(level)}  ${rule}`)
}

function nextStep({counts, interrupted}: CheckResult): string {
  if (interrupted) return 'run the same command again'
  if (counts.error > 0) return 'correct what is marked error above and run the same command again'
  return 'migrate import with the same paths'
}
