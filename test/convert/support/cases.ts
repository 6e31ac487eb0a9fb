import {existsSync, globSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'

import type {ConvertOptions} from '../../../migrate/convert/options.ts'
import type {Conversion} from '../../../migrate/types.ts'

const FIXTURES = join(import.meta.dirname, '../../../fixtures')

/** A folder of `fixtures/cases`: `input.md`, `expected.json`, and `options.json` where the defaults do not do. */
export interface Case {
  name: string
  markdown: string
  options: ConvertOptions
}

/** Every conversion case, by name. */
export function readCases(): Case[] {
  return readdirSync(join(FIXTURES, 'cases')).flatMap((name) => {
    const input = join(FIXTURES, 'cases', name, 'input.md')
    if (!existsSync(input)) return []
    const options = join(FIXTURES, 'cases', name, 'options.json')
    return {
      name,
      markdown: readFileSync(input, 'utf8'),
      options: existsSync(options) ? (JSON.parse(readFileSync(options, 'utf8')) as ConvertOptions) : {},
    }
  })
}

/** The bodies of the articles that are there to be imported, by path; front matter cut off. */
export function readArticles(): {path: string; markdown: string; firstLine: number}[] {
  return globSync('articles/**/*.md', {cwd: FIXTURES}).map((path) => {
    const text = readFileSync(join(FIXTURES, path), 'utf8')
    const [head = ''] = /^\uFEFF?(---|\+\+\+)[^]*?\r?\n\1[^\n]*(?:\n|$)/.exec(text) ?? []
    return {path, markdown: text.slice(head.length), firstLine: head.split('\n').length}
  })
}

/**
 * The expected conversion of a case. With `UPDATE_FIXTURES=1` a missing one is written first, to be read by a person.
 *
 * @param name - Folder below `fixtures/cases`.
 * @param actual - What to write when there is none.
 */
export function readExpected(name: string, actual: Conversion): Conversion {
  const file = join(FIXTURES, 'cases', name, 'expected.json')
  if (!existsSync(file) && process.env['UPDATE_FIXTURES'] === '1') {
    mkdirSync(dirname(file), {recursive: true})
    writeFileSync(file, `${JSON.stringify(actual, null, 2)}\n`)
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Conversion
}
