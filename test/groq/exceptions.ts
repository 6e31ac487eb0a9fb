import type {SuiteTest} from './suite.ts'

/** Tests of the suite that come out otherwise, and why. */
export interface Exception {
  filename: RegExp
  /** Where only some queries of the file do. */
  query?: RegExp
  /** How many of the suite's tests it is about. */
  count: number
  reason: string
}

/** Everything that the lake does not answer as the suite expects. The runner fails where there is anything else. */
export const EXCEPTIONS: readonly Exception[] = [
  {
    filename: /^function\/diff\.yml$/,
    query: /diff::changed(Any|Only)/,
    count: 566,
    reason:
      'groq-js compares two documents in its asynchronous evaluation only, and the lake answers a query between two writes, at once. Refused with 400.',
  },
  {
    filename: /^operator\/in\.yml$/,
    query: /path\(/,
    count: 17,
    reason:
      'groq-js has paths only to the right of `in`, with a text to the left: `path("a.b") in path("a.*")` is null. And one test wants ids that do not fit a pattern to be neither in it nor out of it.',
  },
  {
    filename: /^function\/array-unique\.yml$/,
    count: 4,
    reason: 'groq-js takes each null for a value of its own.',
  },
  {
    filename: /^function\/score\.yml$/,
    query: /score\(/,
    count: 2,
    reason: 'groq-js scores anything; GROQ wants documents, and conditions on their attributes.',
  },
]

/** What a test needs that is not there to be tested; null where it can be run. */
export function findObstacle(test: SuiteTest): string | null {
  if (test.features.includes('geoFunctions'))
    return 'groq-js has no geographic functions; the lake refuses them with 400'
  if (test.version === '0.1')
    return 'the language before its specification, which API versions since v2021-03-25 do not speak'
  if (test.filename.startsWith('perf/')) return 'its documents are not in the suite, but at an address'
  return null
}
