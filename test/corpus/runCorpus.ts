/**
 * Runs the converter over folders of Markdown and checks every file: `npm run corpus -- <folders…> [--dialect <name>]`.
 * Prints what was asked and how many files hold it, or with `--json` one array of `{name, value, target, ok}`; then the files
 * that do not, each with the first difference.
 *
 * @module
 */
import {parseArgs} from 'node:util'

import {Tinypool} from 'tinypool'

import {DIALECTS, type Dialect} from '../../migrate/convert/dialects.ts'
import {discoverFiles, type FoundFile} from '../../migrate/read/discoverFiles.ts'
import type {CheckTask, FileReport} from './corpusTypes.ts'
import {formatReport} from './formatReport.ts'

const BATCH = 20

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    dialect: {type: 'string', default: 'plain'},
    limit: {type: 'string'},
    threads: {type: 'string', default: '1'},
    failures: {type: 'string', default: '40'},
    json: {type: 'boolean', default: false},
  },
})
const dialect = DIALECTS.find((name) => name === values.dialect)
if (!dialect || positionals.length === 0) {
  process.stderr.write(
    `Usage: npm run corpus -- <folders…> [--dialect ${DIALECTS.join('|')}] [--limit <files>] [--threads <n>] [--failures <n>] [--json]\n`,
  )
  process.exitCode = 2
} else await run(dialect)

async function run(dialect: Dialect): Promise<void> {
  const files: FoundFile[] = []
  let isMissing = false
  for (const path of positionals) {
    const {sources, messages} = await discoverFiles([path], {cwd: process.cwd()})
    files.push(...spread(sources, Number(values.limit ?? sources.length)))
    for (const {path, message} of messages) process.stderr.write(`${path}: ${message.reason}\n`)
    isMissing ||= messages.length > 0
  }
  const reports = await checkAll(files, dialect, Number(values.threads))
  const {figures, details, isOk} = formatReport(reports, {json: values.json, failures: Number(values.failures)})
  process.stdout.write(figures)
  ;(values.json ? process.stderr : process.stdout).write(details)
  process.exitCode = isOk && !isMissing ? 0 : 1
}

async function checkAll(files: readonly FoundFile[], dialect: Dialect, threads: number): Promise<FileReport[]> {
  const pool = new Tinypool({
    filename: new URL('./checkFiles.ts', import.meta.url).href,
    name: 'checkFiles',
    minThreads: threads,
    maxThreads: threads,
  })
  let done = 0
  const batches = Array.from({length: Math.ceil(files.length / BATCH)}, (_, index) =>
    files.slice(index * BATCH, (index + 1) * BATCH),
  )
  const reports = await Promise.all(
    batches.map(async (files) => {
      const task: CheckTask = {files, dialect}
      const found = (await pool.run(task)) as FileReport[]
      done += files.length
      if (process.stderr.isTTY) process.stderr.write(`\r${done} files `)
      return found
    }),
  )
  await pool.destroy()
  return reports.flat()
}

/** As many files as asked for, from all over the list. */
function spread<Item>(items: readonly Item[], count: number): Item[] {
  if (items.length <= count) return [...items]
  return Array.from({length: count}, (_, index) => items[Math.floor((index * items.length) / count)]).filter(
    (item) => item !== undefined,
  )
}
