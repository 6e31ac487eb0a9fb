import {Tinypool} from 'tinypool'

import type {Conversion} from '../../migrate/types.ts'
import type {ConvertOutcome, ConvertTask} from './convertBatch.ts'

/** Bodies that go to a thread together: enough that the way there and back is a small part of the work. */
const BATCH = 16

/** Converts Markdown on threads of its own. */
export interface Converter extends AsyncDisposable {
  /**
   * Converts one body.
   *
   * @throws Error when the conversion does.
   */
  convert(task: ConvertTask): Promise<Conversion>
}

interface Waiting {
  task: ConvertTask
  resolve(conversion: Conversion): void
  reject(error: unknown): void
}

/**
 * Starts threads that convert. Bodies that are given in the same turn of the event loop travel together.
 *
 * @param threads - How many.
 * @returns To be disposed of, which ends the threads.
 */
export function createConverter(threads: number): Converter {
  const pool = new Tinypool({
    filename: new URL('./convertBatch.ts', import.meta.url).href,
    name: 'convertBatch',
    minThreads: threads,
    maxThreads: threads,
  })
  let waiting: Waiting[] = []

  const send = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const outcomes = JSON.parse((await pool.run(batch.map(({task}) => task))) as string) as ConvertOutcome[]
      for (const [index, {resolve, reject}] of batch.entries()) {
        const outcome = outcomes[index]
        if (outcome && 'conversion' in outcome) resolve(outcome.conversion)
        else reject(new Error(outcome?.error ?? 'A thread answered for fewer articles than it was given.'))
      }
    } catch (error) {
      for (const {reject} of batch) reject(error)
    }
  }
  const flush = (): void => {
    const all = waiting
    waiting = []
    for (let start = 0; start < all.length; start += BATCH) void send(all.slice(start, start + BATCH))
  }

  return {
    convert: (task) =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) queueMicrotask(flush)
        waiting.push({task, resolve, reject})
      }),
    async [Symbol.asyncDispose]() {
      await pool.destroy()
    },
  }
}
