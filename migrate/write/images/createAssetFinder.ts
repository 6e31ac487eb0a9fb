/** Finds assets of the dataset by the SHA-1 of their bytes. */
export type AssetFinder = (sha1: string) => Promise<string | undefined>

/** Asked for at once at most: an address or body of some kilobytes. */
const MOST = 200
/** How long a question waits for others, in milliseconds. */
const LINGER_MS = 5

const FIND_BY_HASH = '*[_type == "sanity.imageAsset" && sha1hash in $hashes]{_id, sha1hash}'

interface Question {
  sha1: string
  answer: (id: string | undefined) => void
  fail: (error: unknown) => void
}

/**
 * Makes a finder that asks for many at once: a run shows thousands of images, and a query for each would take longer than
 * to send them.
 *
 * @param fetch - Sends a query; retries by itself.
 */
export function createAssetFinder(
  fetch: <Result>(query: string, params: Record<string, unknown>) => Promise<Result>,
): AssetFinder {
  let waiting: Question[] = []
  let timer: NodeJS.Timeout | undefined

  async function ask(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const questions = waiting
    waiting = []
    try {
      const hashes = questions.map(({sha1}) => sha1)
      const found = await fetch<{_id: string; sha1hash: string}[]>(FIND_BY_HASH, {hashes})
      const ids = new Map(found.map(({_id, sha1hash}) => [sha1hash, _id]))
      for (const {sha1, answer} of questions) answer(ids.get(sha1))
    } catch (error) {
      for (const {fail} of questions) fail(error)
    }
  }

  return (sha1) => {
    const {promise, resolve, reject} = Promise.withResolvers<string | undefined>()
    waiting.push({sha1, answer: resolve, fail: reject})
    if (waiting.length >= MOST) void ask()
    else timer ??= setTimeout(() => void ask(), LINGER_MS)
    return promise
  }
}
