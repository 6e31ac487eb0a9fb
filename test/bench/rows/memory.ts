import {execFileSync} from 'node:child_process'
import {join} from 'node:path'

import type {Figure} from '../../helpers/figures.ts'

const TARGET = 40
const SIZE = 10 * 1024 * 1024

/** What a process takes of memory to convert an article of 10 MB, the text itself included, over the size of the article. */
export function measure(): Figure[] {
  const printed = execFileSync(process.execPath, [join(import.meta.dirname, '../convertLarge.ts'), String(SIZE)], {
    encoding: 'utf8',
  })
  const {memory} = JSON.parse(printed) as {memory: number}
  const value = memory / SIZE
  return [{name: 'memory ÷ size of an article of 10 MB (at most)', value, target: TARGET, ok: value <= TARGET}]
}
