import {readSource} from '../../migrate/read/readSource.ts'
import {checkArticle} from './checkArticle.ts'
import type {CheckTask, FileReport} from './corpusTypes.ts'
import {createTools} from './createTools.ts'

/** Checks some files, one after another: the work of one thread. */
export async function checkFiles({files, dialect}: CheckTask): Promise<FileReport[]> {
  const tools = createTools(dialect)
  const reports: FileReport[] = []
  for (const file of files) {
    const read = await readSource(file)
    if ('source' in read) reports.push(checkArticle(read.source, tools))
    else reports.push(unread(file.path, read.message.reason))
  }
  return reports
}

function unread(path: string, difference: string): FileReport {
  return {path, bytes: 0, cpuMs: 0, failures: [{check: 'readable', difference}], rules: {}}
}
