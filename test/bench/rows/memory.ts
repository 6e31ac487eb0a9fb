import {execFileSync} from 'node:child_process'
import {join} from 'node:path'

import type {Figure} from '../../helpers/figures.ts'

const TARGET = 40
const SIZE = 10 * 1024 * 1024

/** The memory of a process that converts an article of 10 MB, over the size of the article. */
export function measure(): Figure[] {
  const printed = execFileSync(process.execPath, [join(import.meta.dirname, '../convertLarge.ts'), String(SIZE)], {
    encoding: 'utf8',
  })
  const {maxRss} = JSON.parse(printed) as {maxRss: number}
  const value = maxRss / SIZE
  return [{name: 'memory ÷ size of an article of 10 MB (at most)', value, target: TARGET, ok: value <= TARGET}]
}
