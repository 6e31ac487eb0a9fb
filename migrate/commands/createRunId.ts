import type {CommandIo} from './commandIo.ts'

/**
 * A new id of a run. It sorts by time, to the millisecond: `rollback` and `status` take the last one for the last run. Two of
 * one millisecond still differ.
 */
export function createRunId(io: Pick<CommandIo, 'now' | 'randomId'>): string {
  const time = new Date(io.now()).toISOString().replace(/[-:.Z]/g, '')
  return `run-${time}-${io.randomId().slice(0, 8)}`
}
