import {setImmediate} from 'node:timers/promises'

import type {ConverterSettings} from '../convert/options.ts'
import type {Message} from '../types.ts'
import type {ArticleWork} from './articleWork.ts'
import {canUseThreads, createThreadedWork} from './createThreadedWork.ts'

/** Files at once from which starting threads pays: one takes about as long to start as fifty articles to convert. */
const WORTH_THREADS = 100
/** Files that the main thread works on before it looks at signals and sockets. */
const BREATH = 4

/**
 * Says that a run converts on one thread though it might use several.
 *
 * @param settings - How to convert.
 * @param threads - How many threads there may be.
 * @param files - How many files the run converts.
 */
export function describeThreads(settings: ConverterSettings, threads: number, files: number): Message | undefined {
  if (threads < 2 || files < WORTH_THREADS || canUseThreads(settings)) return undefined
  const reason = `The configuration holds functions, which no other thread can run, so ${files} articles are converted on one thread and not on ${threads}.`
  return {severity: 'info', rule: 'run/one-thread', reason}
}

/**
 * Opens what reads and converts articles: threads where there is much to do, the main thread otherwise, and always where
 * the settings hold functions.
 *
 * @param settings - How to convert.
 * @param threads - How many threads; 0 for the main thread alone.
 * @returns Work that rejects with a `UsageError`, whatever the article, when something in the settings cannot be used.
 */
export function openWork(settings: ConverterSettings, threads: number): ArticleWork & AsyncDisposable {
  let loaded: Promise<ArticleWork> | undefined
  const elsewhere = threads > 0 && canUseThreads(settings) ? createThreadedWork(threads, settings) : undefined
  let isBusy = false

  /** Most of this package is loaded when there is something to read: often nothing changed. */
  async function loadHere(): Promise<ArticleWork> {
    const {createArticleWork} = await import('./articleWork.ts')
    return createArticleWork(settings)
  }

  /** Once there was much to do the threads are there, and do the rest. */
  function takeThreads(count: number): ArticleWork | undefined {
    isBusy ||= count >= WORTH_THREADS
    return isBusy ? elsewhere : undefined
  }

  return {
    async sketch(files) {
      if (files.length === 0) return []
      const here = await (loaded ??= loadHere())
      return (takeThreads(files.length) ?? here).sketch(files)
    },
    async convert(files) {
      if (files.length === 0) return []
      const here = await (loaded ??= loadHere())
      const threaded = takeThreads(files.length)
      if (threaded) return threaded.convert(files)
      const results = []
      for (let start = 0; start < files.length; start += BREATH) {
        results.push(...(await here.convert(files.slice(start, start + BREATH))))
        await setImmediate()
      }
      return results
    },
    async [Symbol.asyncDispose]() {
      await elsewhere?.[Symbol.asyncDispose]()
    },
  }
}
