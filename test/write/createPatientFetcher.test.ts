import {describe, expect, test} from 'vitest'

import {FetchError, type Fetcher} from '../../migrate/write/images/createFetcher.ts'
import {createPatientFetcher} from '../../migrate/write/images/createPatientFetcher.ts'

/** Answers as said for each path, one after another, the last for ever; and tells what was asked for and how long was waited. */
function setUp(answers: Record<string, (FetchError | 'bytes')[]>) {
  const [asked, waits]: [string[], number[]] = [[], []]
  const once: Fetcher = async ({host, pathname}) => {
    asked.push(`${host}${pathname}`)
    const queue = answers[pathname] ?? answers['*'] ?? []
    const answer = queue.length > 1 ? queue.shift() : queue[0]
    if (answer instanceof FetchError) throw answer
    return Buffer.from('bytes')
  }
  const sleep = async (ms: number): Promise<void> => void waits.push(ms)
  const fetcher = createPatientFetcher(once, {sleep, random: () => 0})
  const get = (address: string): Promise<string> =>
    fetcher(new URL(`http://${address}`)).then(
      () => 'bytes',
      (error: unknown) => (error instanceof FetchError ? error.message : Promise.reject(error)),
    )
  return {asked, waits, get}
}

const busy = (retryAfterMs?: number) =>
  new FetchError('it is busy', {host: {isPassing: true, ...(retryAfterMs !== undefined && {retryAfterMs})}})
const silent = new FetchError('it is silent', {host: {isPassing: false}})
const missing = new FetchError('there is none')
const GIVEN_UP = 'a.org had failed 5 times in a row by then (it is silent) and was asked for no more'

describe('a fetcher that puts up with hosts', () => {
  test('asks one that is overloaded again, when it says or after longer and longer waits', async () => {
    const {get, waits} = setUp({
      '/1': [busy(), busy(), 'bytes'],
      '/2': [busy(4000), 'bytes'],
      '/3': [busy(60_000), busy()],
    })
    expect([await get('a.org/1'), await get('a.org/2'), await get('a.org/3')]).toEqual(['bytes', 'bytes', 'it is busy'])
    expect(waits).toEqual([500, 1000, 4000, 10_000, 1000])
  })

  test('asks for no more of one that failed five times in a row, and for others all the same', async () => {
    const {get, asked} = setUp({'*': [silent], '/there': ['bytes']})
    for (let count = 0; count < 5; count++) expect(await get('a.org/x')).toBe('it is silent')
    expect([await get('a.org/x'), await get('b.org/there')]).toEqual([GIVEN_UP, 'bytes'])
    expect(asked).toEqual([...Array<string>(5).fill('a.org/x'), 'b.org/there'])
  })

  test.each([['bytes' as const], [missing]])(
    'an answer between the failures says that it is in order',
    async (answer) => {
      const {get, asked} = setUp({'*': [silent], '/there': [answer]})
      for (const path of ['x', 'x', 'x', 'x', 'there', 'x', 'x', 'x', 'x', 'there', 'x']) await get(`a.org/${path}`)
      expect(asked).toHaveLength(11)
    },
  )

  test('fetches six of a host at once, and leaves those under way when it gives up', async () => {
    const waiting: ((error: FetchError) => void)[] = []
    const once: Fetcher = (_url, signal) =>
      new Promise((_resolve, reject) => {
        waiting.push(reject)
        signal?.addEventListener('abort', () => reject(signal.reason as Error))
      })
    const fetcher = createPatientFetcher(once, {sleep: async () => {}, random: () => 0})
    const all = Array.from({length: 400}, (_, at) => fetcher(new URL(`http://a.org/${at}`)).catch(String))
    await Promise.resolve()
    expect(waiting).toHaveLength(6)
    for (const fail of waiting.slice(0, 5)) fail(silent)
    const messages = await Promise.all(all)
    expect(messages.filter((message) => message === 'FetchError: it is silent')).toHaveLength(5)
    expect(messages.filter((message) => message === `FetchError: ${GIVEN_UP}`)).toHaveLength(395)
  })
})
