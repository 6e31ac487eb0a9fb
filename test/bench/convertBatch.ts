import type {ConvertOptions} from '../../migrate/convert/options.ts'
import {toPortableText} from '../../migrate/convert/toPortableText.ts'

/** A body to convert, and how. */
export interface ConvertTask {
  markdown: string
  options: ConvertOptions
}

/** What a thread is asked for, and what it answers: a conversion, or what was thrown in place of it. */
export type ConvertOutcome = {conversion: ReturnType<typeof toPortableText>} | {error: string}

/**
 * Converts some bodies, one after another: the work of one thread.
 *
 * @returns JSON of one {@link ConvertOutcome} a task. As text it goes from thread to thread several times faster than as
 *   objects, of which an article has thousands.
 */
export function convertBatch(tasks: readonly ConvertTask[]): string {
  return JSON.stringify(tasks.map(convert))
}

function convert({markdown, options}: ConvertTask): ConvertOutcome {
  try {
    return {conversion: toPortableText(markdown, options)}
  } catch (error) {
    return {error: String(error)}
  }
}
