import {formatFigures, type Figure} from '../helpers/figures.ts'
import {CHECKS, type Check, type FileReport} from './corpusTypes.ts'

/** CPU time for a kB of Markdown that is out of the ordinary, and what a file has to take at all to count. */
const SLOW_MS_PER_KB = 50
const SLOW_MS = 200

/** Rules and slow files that are listed. */
const LISTED = 12

/** How to show a report. */
interface FormatOptions {
  json: boolean
  /** How many failures of each check are listed. */
  failures: number
}

/**
 * Writes what came of many files.
 *
 * @returns The figures, what is to be said about single files, and whether every file holds what is asked.
 */
export function formatReport(
  reports: readonly FileReport[],
  {json, failures}: FormatOptions,
): {figures: string; details: string; isOk: boolean} {
  const checks = Object.keys(CHECKS) as Check[]
  const size = reports.reduce((sum, {bytes}) => sum + bytes, 0)
  const figures: Figure[] = checks.map((check) => {
    const held = reports.filter((report) => !report.failures.some((failure) => failure.check === check)).length
    return {
      name: `${check}, files of ${reports.length}`,
      value: held,
      target: reports.length,
      ok: held === reports.length,
    }
  })
  const slow = reports.filter(({cpuMs, bytes}) => cpuMs > SLOW_MS && cpuMs / (bytes / 1000) > SLOW_MS_PER_KB)
  figures.push({
    name: `files that take more than ${SLOW_MS_PER_KB} ms of CPU a kB`,
    value: slow.length,
    target: 0,
    ok: slow.length === 0,
  })
  const cpu = reports.reduce((sum, {cpuMs}) => sum + cpuMs, 0)
  const lines = [
    `${reports.length} files, ${(size / 1e6).toFixed(1)} MB, ${(cpu / (size / 1000)).toFixed(2)} ms of CPU a kB`,
    ...checks.flatMap((check) => listFailures(check, reports, failures)),
    ...slow.map(({path, bytes, cpuMs}) => `slow: ${path}, ${bytes} bytes, ${cpuMs.toFixed(0)} ms`),
    ...listRules(reports),
    ...listTalkative(reports),
  ]
  return {
    figures: formatFigures(figures, {json}),
    details: `${lines.join('\n')}\n`,
    isOk: figures.every(({ok}) => ok),
  }
}

function listFailures(check: Check, reports: readonly FileReport[], most: number): string[] {
  const found = reports.flatMap(({path, failures}) =>
    failures.filter((failure) => failure.check === check).map(({difference}) => `  ${path}: ${difference}`),
  )
  if (found.length === 0) return []
  const more = found.length > most ? [`  … and ${found.length - most} more`] : []
  return [`not ${check} (${CHECKS[check]}): ${found.length}`, ...found.slice(0, most), ...more]
}

function listRules(reports: readonly FileReport[]): string[] {
  const rules = new Map<string, {messages: number; files: number; most: number}>()
  for (const report of reports) {
    for (const [rule, count] of Object.entries(report.rules)) {
      const {messages, files, most} = rules.get(rule) ?? {messages: 0, files: 0, most: 0}
      rules.set(rule, {messages: messages + count, files: files + 1, most: Math.max(most, count)})
    }
  }
  const sorted = [...rules].toSorted(([, a], [, b]) => b.messages - a.messages)
  return [
    'messages:',
    ...sorted.map(([rule, {messages, files, most}]) => `  ${rule}: ${messages} in ${files} files, at most ${most}`),
  ]
}

function listTalkative(reports: readonly FileReport[]): string[] {
  const counted = reports.map(({path, rules}) => ({path, count: Object.values(rules).reduce((a, b) => a + b, 0)}))
  const most = counted.toSorted((a, b) => b.count - a.count).slice(0, LISTED)
  return ['most messages:', ...most.map(({path, count}) => `  ${count} ${path}`)]
}
