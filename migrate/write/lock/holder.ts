import {hostname} from 'node:os'

/** Who holds a lock. */
export interface Holder {
  /** Id of the run. */
  run: string
  /** Name of its machine. */
  host: string
  /** Its process there. */
  pid: number
}

/** This process as the holder of a lock. */
export function thisProcess(run: string): Holder {
  return {run, host: hostname(), pid: process.pid}
}

/**
 * Whether another run on this machine still goes on: its process can be asked for, so that a run that was killed leaves no
 * lock behind. Of other machines nothing is known.
 */
export function isRunOfThisMachine(other: Holder, own: Holder): 'over' | 'alive' | 'unknown' {
  if (other.host !== own.host) return 'unknown'
  try {
    process.kill(other.pid, 0)
    return 'alive'
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH' ? 'over' : 'alive'
  }
}
