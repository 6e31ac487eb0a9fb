import {readFileSync} from 'node:fs'
import {dirname, matchesGlob, relative, resolve} from 'node:path'

import {expect, test} from 'vitest'

import {BUNDLE_INPUTS} from '../../../studio/serve/buildStudio.ts'

const ROOT = resolve(import.meta.dirname, '../../..')

/** A module and all that it imports, at once or later, by their paths in the project. */
function gather(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found
  found.add(file)
  const source = readFileSync(resolve(ROOT, file), 'utf8')
  for (const [, specifier = ''] of source.matchAll(/(?:\bfrom |\bimport\()'(\.[^']+)'/g)) {
    gather(relative(ROOT, resolve(ROOT, dirname(file), specifier)), found)
  }
  return found
}

test('a change of any module of the Studio makes a new build', () => {
  const modules = [...gather('studio/sanity.config.ts')]
  expect(modules).toEqual(expect.arrayContaining(['src/render/toHtml.ts', 'migrate/convert/index.ts']))
  const isInput = (file: string): boolean => BUNDLE_INPUTS.some((pattern) => matchesGlob(file, pattern))
  expect(modules.filter((file) => !isInput(file))).toEqual([])
})
