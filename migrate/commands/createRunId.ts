import type {CommandIo} from './commandIo.ts'

/** A new id of a run. It sorts by time, and two runs of the same second still differ. */
export function createRunId(io: Pick<CommandIo, 'now' | 'randomId'>): string {
  const time = new Date(io.now())
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replace(/[-:]/g, '')
  return `run-${time}-${io.randomId().slice(0, 8)}`
}
