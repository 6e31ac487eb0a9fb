/**
 * What runs in a thread of the pool: `createThreadedWork` starts it and sends it tasks.
 *
 * @module
 */
import {parentPort, workerData} from 'node:worker_threads'

import type {ConverterSettings} from '../convert/options.ts'
import {createArticleWork} from './articleWork.ts'
import type {Answer, Task} from './createThreadedWork.ts'

const work = createArticleWork(workerData as ConverterSettings)

parentPort?.on('message', ({id, kind, files}: Task) => {
  work[kind](files).then(
    // As text it goes from thread to thread several times faster than as objects, of which an article has thousands.
    (results) => answer({id, json: JSON.stringify(results)}),
    (error: unknown) => answer({id, error: String(error)}),
  )
})

function answer(message: Answer): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
  parentPort?.postMessage(message)
}
