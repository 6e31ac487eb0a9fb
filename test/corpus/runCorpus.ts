/**
 * Runs the converter over folders of Markdown and checks every file: `npm run corpus -- <folders…> [--dialect <name>]`.
 * Prints what is asked of a file and how many hold it, or with `--json` one array of `{name, value, target, ok}`; then the
 * files that do not, each with the first difference, and what is reported most. Exit code 1 when a file fails, 2 for wrong
 * usage.
 *
 * @module
 */
import {Tinypool} from 'tinypool'

import {discoverFiles, type FoundFile} from '../../migrate/read/discoverFiles.ts'
import type {CheckTask, FileReport} from './corpusTypes.ts'
import {formatReport} from './formatReport.ts'
import {readArguments, USAGE, type CorpusArguments} from './readArguments.ts'

/** Files that go to a thread together. */
const BATCH = 20

const read = readArguments(process.argv.slice(2))
if ('problem' in read) {
  process.stderr.write(`${read.problem}\n\n${USAGE}`)
  process.exitCode = 2
} else process.exitCode = await run(read)

async function run({paths, dialect, limit, threads, failures, json}: CorpusArguments): Promise<number> {
  const found = await Promise.all(paths.map((path) => discoverFiles([path], {cwd: process.cwd()})))
  const problems = found.flatMap(({messages}) => messages)
  for (const {path, message} of problems) process.stderr.write(`${path}: ${message.reason}\n`)
  const files = found.flatMap(({sources}) => spread(sources, limit))
  if (files.length === 0) return 1
  const reports = await checkAll(files, {dialect, threads})
  const {figures, details, isOk} = formatReport(reports, {json, failures})
  process.stdout.write(figures)
  ;(json ? process.stderr : process.stdout).write(details)
  return isOk && problems.length === 0 ? 0 : 1
}

async function checkAll(
  files: readonly FoundFile[],
  {dialect, threads}: Pick<CorpusArguments, 'dialect' | 'threads'>,
): Promise<FileReport[]> {
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
    batches.map(async (batch) => {
      const task: CheckTask = {files: batch, dialect}
      const checked = (await pool.run(task)) as FileReport[]
      done += batch.length
      if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${files.length} files `)
      return checked
    }),
  )
  if (process.stderr.isTTY) process.stderr.write('\n')
  await pool.destroy()
  return reports.flat()
}

/** As many items as asked for, from all over the list. */
function spread<Item>(items: readonly Item[], count: number): Item[] {
  const step = Math.max(1, items.length / count)
  return items.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step))
}
