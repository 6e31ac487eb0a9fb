import {Worker} from 'node:worker_threads'

import {hasFunction} from '../config/hasFunction.ts'
import type {ConverterSettings} from '../convert/options.ts'
import type {FoundFile} from '../read/discoverFiles.ts'
import type {ArticleResult, ArticleSketch, BuiltArticle} from '../types.ts'
import type {ArticleWork} from './articleWork.ts'

/** What a thread is asked for. */
export interface Task {
  id: number
  kind: keyof ArticleWork
  files: readonly FoundFile[]
}

/** What it answers: JSON of the results, or what went wrong. */
export type Answer = {id: number; json: string} | {id: number; error: string}

/** Files of one task: few enough that the threads end at about the same time. */
const FILES_A_TASK = {sketch: 64, convert: 8}

interface Thread {
  worker: Worker
  /** Tasks it was sent and has not answered. */
  open: number
}

/** Does the work in threads, which start with the first task. End them when done. */
export interface ThreadedWork extends ArticleWork, AsyncDisposable {}

/** Whether settings can be sent to a thread: functions cannot. */
export function canUseThreads(settings: ConverterSettings): boolean {
  return !hasFunction(settings)
}

/**
 * @param count - How many threads.
 * @param settings - How to convert; see {@link canUseThreads}.
 */
export function createThreadedWork(count: number, settings: ConverterSettings): ThreadedWork {
  const threads: Thread[] = []
  const waiting = new Map<number, PromiseWithResolvers<string>>()
  let lastId = 0

  function start(): Thread {
    // The sources run as they are; what is built from them has another ending.
    const module = import.meta.url.endsWith('.ts') ? './thread.ts' : './thread.js'
    const worker = new Worker(new URL(module, import.meta.url), {workerData: settings})
    const thread: Thread = {worker, open: 0}
    worker.on('message', (answer: Answer) => {
      thread.open--
      const task = waiting.get(answer.id)
      waiting.delete(answer.id)
      if ('json' in answer) task?.resolve(answer.json)
      else task?.reject(new Error(answer.error))
      if (thread.open === 0) worker.unref()
    })
    worker.on('error', (error) => {
      threads.splice(threads.indexOf(thread), 1)
      for (const task of waiting.values()) task.reject(error)
      waiting.clear()
    })
    return thread
  }

  function send(kind: Task['kind'], files: readonly FoundFile[]): Promise<string> {
    while (threads.length < count) threads.push(start())
    const thread = threads.reduce((least, other) => (other.open < least.open ? other : least))
    const task = Promise.withResolvers<string>()
    const id = ++lastId
    waiting.set(id, task)
    thread.open++
    thread.worker.ref()
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
    thread.worker.postMessage({id, kind, files} satisfies Task)
    return task.promise
  }

  async function run(kind: Task['kind'], files: readonly FoundFile[]): Promise<unknown[]> {
    const size = FILES_A_TASK[kind]
    const parts = Array.from({length: Math.ceil(files.length / size)}, (_, index) =>
      files.slice(index * size, (index + 1) * size),
    )
    const answers = await Promise.all(parts.map((part) => send(kind, part)))
    return answers.flatMap((json) => JSON.parse(json) as unknown[])
  }

  return {
    sketch: (files) => run('sketch', files) as Promise<(ArticleSketch | ArticleResult)[]>,
    convert: (files) => run('convert', files) as Promise<(BuiltArticle | ArticleResult)[]>,
    async [Symbol.asyncDispose]() {
      await Promise.all(threads.map(({worker}) => worker.terminate()))
    },
  }
}
