import type {Requester} from './createRequester.ts'
import type {DatasetReader} from './readDataset.ts'
import {isRequestFailure, readFailure, waitBeforeRetry, type RetryOptions} from './retry.ts'

/**
 * Makes a reader of a dataset that tries again where a question can be asked again, and sees raw documents, private ones
 * included.
 *
 * @param requester - Sends the questions.
 * @param retry - How often to try again, and how long to wait before.
 * @param now - Milliseconds since 1970.
 */
export function createDatasetReader(requester: Requester, retry: RetryOptions, now: () => number): DatasetReader {
  let hasAnswered = false
  const options = {contentType: 'application/json', query: {perspective: 'raw'}}
  return {
    async fetch<Result>(query: string, params: Record<string, unknown> = {}) {
      const body = JSON.stringify({query, params})
      for (let attempt = 1; ; attempt++) {
        try {
          const answer = await requester.post(`/data/query/${requester.dataset}`, body, options)
          hasAnswered = true
          return (answer as {result: Result}).result
        } catch (error) {
          if (!isRequestFailure(error)) throw error
          // Who never answered is more likely the wrong address than out of order: that is told soon.
          const baseMs = hasAnswered ? retry.baseMs : retry.baseMs / 10
          if (!(await waitBeforeRetry(attempt, readFailure(error, now()), {...retry, baseMs}))) throw error
        }
      }
    },
  }
}
