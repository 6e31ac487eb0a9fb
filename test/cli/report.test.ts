import {describe, expect, test} from 'vitest'

import {createProgress} from '../../migrate/report/createProgress.ts'
import {exitCodeOf} from '../../migrate/report/exitCodeOf.ts'
import {formatDuration} from '../../migrate/report/formatDuration.ts'
import {formatMessages} from '../../migrate/report/formatMessages.ts'
import {formatPlan, formatSummary} from '../../migrate/report/formatSummary.ts'
import {formatLeft, limitMessages} from '../../migrate/report/limitMessages.ts'
import type {Output, Paint} from '../../migrate/report/output.ts'
import {toImportResult} from '../../migrate/toImportResult.ts'
import type {ArticleResult, ImportResult, Outcome, Severity} from '../../migrate/types.ts'

const plain: Paint = (_color, text) => text
const tagged: Paint = (color, text) => `<${String(color)}>${text}</>`

const row = (path: string, outcome: Outcome, severity?: Severity, rule = 'area/rule'): ArticleResult => ({
  path,
  ...(outcome !== 'failed' && {id: `article-${path}`}),
  outcome,
  messages: severity ? [{severity, rule, reason: 'Reason.'}] : [],
})

function resultOf(rows: ArticleResult[], {dryRun = false, stopped = false, ms = 1234} = {}): ImportResult {
  const run = {
    target: {kind: 'lake', url: 'http://localhost:1', project: 'local', dataset: 'production'} as const,
    runId: 'run-1',
    dryRun,
    now: () => ms,
    ...(stopped && {signal: AbortSignal.abort()}),
  }
  return toImportResult(run, 0, rows, {assets: {uploaded: 2, reused: 1, external: 0}})
}

describe('formatMessages', () => {
  test('writes each file with its messages by place; notes only when asked', () => {
    const rows: Pick<ArticleResult, 'path' | 'messages'>[] = [
      {
        path: 'a.md',
        messages: [
          {severity: 'changed', rule: 'convert/x', reason: 'Later.', line: 120, column: 3},
          {severity: 'error', rule: 'read/y', reason: 'Whole file.'},
          {severity: 'info', rule: 'convert/z', reason: 'A note.', line: 7, column: 1},
        ],
      },
      {path: 'b.md', messages: [{severity: 'info', rule: 'convert/z', reason: 'A note.', line: 1, column: 1}]},
      {path: 'c.md', messages: []},
    ]
    expect(formatMessages(rows, {verbose: false, paint: plain})).toBe(
      `a.md
      -  error    Whole file.  read/y
  120:3  changed  Later.  convert/x

`,
    )
    expect(formatMessages(rows, {verbose: true, paint: tagged})).toBe(
      `<underline>a.md</>
      -  <red>error  </>  Whole file.  <dim>read/y</>
    7:1  <blue>info   </>  A note.  <dim>convert/z</>
  120:3  <cyan>changed</>  Later.  <dim>convert/x</>

<underline>b.md</>
  1:1  <blue>info</>  A note.  <dim>convert/z</>

`,
    )
  })
})

describe('messages of very many articles', () => {
  const messages = (severity: Severity, rule: string, ...reasons: string[]) =>
    reasons.map((reason, index) => ({severity, rule, reason, line: index + 1}))
  const rows = Array.from({length: 30}, (_, index) => ({
    path: `${index}.md`,
    messages: [
      ...messages('changed', 'convert/x', 'Kept <Tab>.', 'Kept <Tab>.', `Kept <Box${index}>.`),
      ...messages('warning', 'image/unreachable', `No ${index}.`),
      ...messages('error', 'image/not-found', 'Gone.'),
      ...messages('error', 'document/duplicate-slug', 'Twice.'),
      ...messages('warning', 'plan/conflict', 'Kept.'),
    ],
  }))

  test('show the first of each rule, all errors and conflicts, and how many there are besides', () => {
    const {rows: shown, left} = limitMessages(rows)
    const count = (rule: string) => shown.flatMap((one) => one.messages).filter((one) => one.rule === rule).length
    const rules = ['convert/x', 'image/unreachable', 'image/not-found', 'document/duplicate-slug', 'plan/conflict']
    expect(rules.map(count)).toEqual([15, 10, 10, 30, 30])
    expect(formatLeft(left, plain)).toBe(`More of the same, which --verbose lists:
  75  changed  convert/x  in 25 articles
  20  warning  image/unreachable  in 20 articles
  20  error    image/not-found  in 20 articles

`)
  })

  test('are shown whole where there are few', () => {
    const few = rows.slice(0, 3)
    expect(limitMessages(few)).toEqual({rows: few, left: []})
    expect(formatLeft([], plain)).toBe('')
  })
})

describe('formatMessages of what is said of several places', () => {
  const at = (line: number, severity: Severity = 'changed', reason = 'Kept <Tab>.') =>
    ({severity, rule: 'convert/x', reason, line, column: 2}) as const
  const rows = [{path: 'a.md', messages: [at(9), at(3), at(5), at(7), at(11), at(4, 'changed', 'Kept <Box>.'), at(8)]}]

  test('writes it once, with the next places and how many there are besides', () => {
    expect(formatMessages(rows, {verbose: false, paint: plain})).toBe(
      `a.md
  3:2  changed  Kept <Tab>. (also at 5:2, 7:2, 8:2 and 2 more)  convert/x
  4:2  changed  Kept <Box>.  convert/x

`,
    )
  })

  test('writes every place when asked for more, and of errors always', () => {
    expect(formatMessages(rows, {verbose: true, paint: plain}).match(/Kept/g)).toHaveLength(7)
    const errors = [{path: 'a.md', messages: [at(3, 'error'), at(5, 'error')]}]
    expect(formatMessages(errors, {verbose: false, paint: plain}).match(/Kept/g)).toHaveLength(2)
  })
})

test('a plan of more articles than a function takes arguments is written', () => {
  const rows = Array.from({length: 200_000}, (_, index) => row(`${index}.md`, 'created'))
  expect(formatPlan(resultOf(rows, {dryRun: true}), {verbose: false, paint: plain}).split('\n')).toHaveLength(200_001)
})

test.each([
  [0, '0.0 s'],
  [9949, '9.9 s'],
  [9950, '10 s'],
  [59_499, '59 s'],
  [59_500, '1 min 0 s'],
  [119_700, '2 min 0 s'],
  [185_000, '3 min 5 s'],
])('%i ms are %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text)
})

const TARGET = {label: 'the lake', next: 'migrate lake, which serves what was imported'}

describe('formatSummary', () => {
  test.each([
    {
      what: 'all well',
      rows: [row('a', 'created'), row('b', 'unchanged')],
      next: 'migrate lake, which serves what was imported',
    },
    {
      what: 'a failure goes before a conflict',
      rows: [row('a', 'failed', 'error'), row('b', 'conflict', 'warning')],
      next: 'correct what is marked error above and run the same command again',
    },
    {
      what: 'an error in an article that arrived',
      rows: [row('a', 'created', 'error')],
      next: 'correct what is marked error above and run the same command again',
    },
    {
      what: 'a conflict',
      rows: [row('b', 'conflict', 'warning', 'plan/conflict')],
      next: 'decide the conflicts above, or run again with --on-conflict overwrite or draft',
    },
    {
      what: 'what no policy decides',
      rows: [row('b', 'conflict', 'warning', 'prune/referenced')],
      next: 'see to what is said above and run the same command again',
    },
  ])('names the next command: $what', ({rows, next}) => {
    expect(formatSummary(resultOf(rows), TARGET, plain).split('\n').at(-2)).toBe(`Next: ${next}`)
  })

  test('counts what happened, and in a dry run what would', () => {
    const rows = [row('a', 'created'), row('b', 'created'), row('c', 'orphaned', 'warning')]
    expect(formatSummary(resultOf(rows), TARGET, tagged)).toBe(
      `<bold>Import into</> the lake, 1.2 s: <green>2 created</>, <yellow>1 without source</>
Images: 2 uploaded, 1 already there
Next: migrate lake, which serves what was imported
`,
    )
    expect(formatSummary(resultOf(rows, {dryRun: true, ms: 75_000}), TARGET, plain)).toBe(
      `Dry run, nothing written: import into the lake, 1 min 15 s: 2 to create, 1 without source
Images: 2 uploaded, 1 already there
Next: run the same command without --dry-run
`,
    )
    expect(formatSummary(resultOf([], {stopped: true, ms: 12_000}), TARGET, plain)).toBe(
      `Stopped: import into the lake, 12 s: no articles
Images: 2 uploaded, 1 already there
Next: run the same command again; it goes on where it stopped
`,
    )
  })

  test('formatPlan lists what a run would touch', () => {
    const rows = [row('b.md', 'updated'), row('a.md', 'failed', 'error'), row('c.md', 'unchanged')]
    expect(formatPlan(resultOf(rows, {dryRun: true}), {verbose: false, paint: plain})).toBe(
      'failed     a.md\nto update  b.md → article-b.md\n',
    )
  })
})

test.each([
  {rows: [], stopped: false, code: 0},
  {
    rows: [row('a', 'created', 'warning'), row('b', 'deleted', 'warning'), row('c', 'orphaned')],
    stopped: false,
    code: 0,
  },
  {rows: [row('a', 'failed', 'error'), row('b', 'conflict')], stopped: false, code: 1},
  {rows: [row('a', 'unchanged', 'error')], stopped: false, code: 1},
  {rows: [row('b', 'conflict', 'warning')], stopped: false, code: 3},
  {rows: [row('a', 'failed', 'error')], stopped: true, code: 130},
])('exit code $code', ({rows, stopped, code}) => {
  expect(exitCodeOf(resultOf(rows, {stopped}))).toBe(code)
})

describe('createProgress', () => {
  function record(rewritable: boolean): {output: Output; text: () => string} {
    let text = ''
    return {output: {rewritable, paint: plain, write: (more) => void (text += more)}, text: () => text}
  }

  test('rewrites one line on a terminal, ten times a second at most, with a rate', () => {
    const {output, text} = record(true)
    let time = 0
    const progress = createProgress(output, () => time)
    for (let current = 1; current <= 100; current++) {
      time += 20
      progress.onProgress({step: 'write', current, total: 100})
    }
    progress.clear()
    const drawn = text().split('\r\x1b[2K').slice(1)
    expect(drawn[0]).toBe('Writing 5/100')
    expect(drawn.at(-2)).toBe('Writing 100/100 · 51/s')
    expect(drawn.at(-1)).toBe('')
    expect(drawn).toHaveLength(21)
  })

  test('writes one plain line a step elsewhere', () => {
    const {output, text} = record(false)
    const progress = createProgress(output, () => 0)
    for (const step of ['read', 'write'] as const) {
      for (const current of [1, 2]) progress.onProgress({step, current, total: 2})
    }
    progress.clear()
    expect(text()).toBe('Reading: 2 of 2\nWriting: 2 of 2\n')
  })
})
