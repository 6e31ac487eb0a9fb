import {createSchema} from 'sanity'

import {createConverter} from '../../migrate/convert/createConverter.ts'
import {readSource} from '../../migrate/read/readSource.ts'
import {schemaTypes} from '../../schemas/index.ts'
import {findSchemaMismatches} from '../helpers/findSchemaMismatches.ts'
import {checkArticle} from './checkArticle.ts'
import type {CheckTask, FileReport} from './corpusTypes.ts'

const bodyType = createSchema({name: 'corpus', types: schemaTypes}).get('articleBody')

/** Checks some files, one after another: the work of one thread. */
export async function checkFiles({files, dialect}: CheckTask): Promise<FileReport[]> {
  const convert = createConverter({dialect})
  const findMismatches = (body: unknown): string[] =>
    bodyType ? findSchemaMismatches(bodyType, body) : ['the schema has no articleBody']
  const reports: FileReport[] = []
  for (const file of files) {
    const read = await readSource(file)
    if ('source' in read) reports.push(checkArticle(read.source, {dialect, convert, findMismatches}))
    else reports.push({path: file.path, bytes: 0, cpuMs: 0, failures: [], rules: {[read.message.rule]: 1}})
  }
  return reports
}
