import {createConverter} from '../../../migrate/convert/createConverter.ts'
import {DIALECTS} from '../../../migrate/convert/dialects.ts'
import type {Figure} from '../../helpers/figures.ts'

/** What opens and closes the constructs of all dialects. */
const OPENERS = [
  [
    '[',
    '![',
    '[^',
    ']',
    '](b',
    '](b)',
    ']: ',
    '[[',
    '![[',
    ']]',
    '(',
    ')',
    '*',
    '**',
    '_',
    '~',
    '~~',
    '==',
    '`',
    '``',
    '```',
    '~~~',
  ],
  [
    '$',
    '$$',
    '<',
    '<a ',
    '</a>',
    '<!--',
    '-->',
    '<?',
    '<![CDATA[',
    '>',
    '&',
    '&#',
    '\\',
    '|',
    '|-|',
    '"',
    "'",
    'www.',
    '@',
    'http://',
  ],
  [
    '{',
    '}',
    '{#',
    '{%',
    '%}',
    '{{',
    '}}',
    '{{<',
    '>}}',
    '{{%',
    '%%',
    '^[',
    '{:',
    ':::',
    '::: a',
    ':a[',
    '::a',
    ':',
    '# ',
    '- ',
    '1. ',
  ],
  ['> ', '- [ ] ', '    ', '\t', 'export ', 'import ', '---', '===', '[a]: b', '[^a]: '],
].flat()

/** What stands between two of them. */
const BETWEEN = {nothing: '', 'a word': ' a ', 'a line end': '\n'}

/** Characters of the two texts that are compared. */
const [SMALL, LARGE] = [16_384, 65_536]
/** How much longer a character may take in the large one; 1 would be perfectly linear. */
const TARGET = 2
/** Microseconds below which a time says nothing. */
const SHORT = 20_000
/** How often a pair is timed that seems to be slow: other things run on the machine as well. */
const TRIES = 4

/** One text in as many is tried; more than one, from `SOAK_SHARE` in the environment, for a quick look. */
const SHARE = Number(process.env['SOAK_SHARE'] ?? 1)
/** Which of them is the first, from 0; another one, from `SOAK_FIRST`, makes another sample. */
const FIRST = Number(process.env['SOAK_FIRST'] ?? 0)

interface Finding {
  name: string
  growth: number
}

/** How the time for a character grows with the length of a text that repeats any two openers, in every dialect. */
export function measure(): Figure[] {
  const findings: Finding[] = []
  const thrown: string[] = []
  for (const dialect of DIALECTS) {
    const convert = createConverter({dialect})
    for (const [name, unit] of units()) {
      const shape = `${dialect}: ${name}`
      try {
        findings.push({name: shape, growth: growthOf(convert, unit)})
      } catch (error) {
        thrown.push(`${shape}: ${String(error)}`)
      }
    }
  }
  const slowest = findings.toSorted((a, b) => b.growth - a.growth)
  for (const {name, growth} of slowest.slice(0, 20)) process.stderr.write(`${growth.toFixed(2)}  ${name}\n`)
  for (const message of thrown.slice(0, 20)) process.stderr.write(`${message}\n`)
  const value = slowest[0]?.growth ?? 0
  const about = `${findings.length} texts of two openers in all dialects`
  return [
    {name: `${about}: a character in a text four times as long (at most)`, value, target: TARGET, ok: value <= TARGET},
    {name: `${about}: throws (at most)`, value: thrown.length, target: 0, ok: thrown.length === 0},
  ]
}

function* units(): Generator<[name: string, unit: string]> {
  let count = 0
  for (const first of OPENERS) {
    for (const second of OPENERS) {
      for (const [name, between] of Object.entries(BETWEEN)) {
        if (count++ % SHARE === FIRST)
          yield [`${JSON.stringify([first, second])} with ${name} between`, first + between + second + between]
      }
    }
  }
}

/** How much longer a character takes in the large text than in the small one, in processor time. */
function growthOf(convert: (markdown: string) => unknown, unit: string): number {
  const textOf = (size: number): string => unit.repeat(Math.ceil(size / unit.length))
  let [small, large] = [Infinity, Infinity]
  for (let tries = 0; tries < TRIES; tries++) {
    small = Math.min(small, timeOf(convert, textOf(SMALL)))
    large = Math.min(large, timeOf(convert, textOf(LARGE)))
    if (large < SHORT || growth() <= TARGET) break
  }
  return large < SHORT ? 0 : growth()

  function growth(): number {
    return (large / small) * (SMALL / LARGE)
  }
}

function timeOf(convert: (markdown: string) => unknown, markdown: string): number {
  const start = process.cpuUsage()
  convert(markdown)
  const {user, system} = process.cpuUsage(start)
  return user + system
}
