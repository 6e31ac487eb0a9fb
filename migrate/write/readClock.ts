import {RUN_RECORD_TYPE} from '../../schemas/names.ts'
import {runRecordId} from '../document/documentId.ts'
import type {Message} from '../types.ts'
import type {DatasetReader} from './readDataset.ts'

/** What a run knows of the time. */
export interface Clock {
  /** Milliseconds since 1970: this machine's time, or the Content Lake's where the two do not agree. */
  now: () => number
  /** What is wrong with the clocks, for people. */
  message?: Message
  /** The run record that says that the clock was wrong when it was written, or is now; it is believed no more. */
  doubted?: string
}

/** Clocks that are not further apart agree. */
const TOLERANCE_MS = 5 * 60_000

/** Ids of articles and of their records come before, so few documents are looked at. */
const BEFORE_RUNS = runRecordId('')

const QUERY = `{"now": now(), "last": *[_type == "${RUN_RECORD_TYPE}" && _id > "${BEFORE_RUNS}" && !defined(isDateDoubted)] | order(startedAt desc)[0]{_id, run, startedAt}}`

/**
 * Compares this machine's clock with that of the Content Lake, and with the last run: what is to be published from a date on depends
 * on it.
 *
 * @param reader - Reads the dataset, whose server states its time.
 * @param now - Milliseconds since 1970, by this machine.
 */
export async function readClock(reader: DatasetReader, now: () => number): Promise<Clock> {
  const before = now()
  const {now: answered, last} = await reader.fetch<{
    now: string
    last: {_id: string; run: string; startedAt: string} | null
  }>(QUERY)
  const own = (before + now()) / 2
  const lake = Date.parse(answered)
  if (Math.abs(lake - own) > TOLERANCE_MS) {
    const reason = `The clock of this machine shows ${toText(own)} and that of the Content Lake ${toText(lake)}. The latter counts for what is to be published from a date on. Set the clock.`
    return {now: () => now() + lake - own, message: {severity: 'error', rule: 'run/clock', reason}}
  }
  if (last === null || Date.parse(last.startedAt) - own <= TOLERANCE_MS) return {now}
  const reason = `The clock of this machine shows ${toText(own)}, and the run ${last.run} is dated ${toText(Date.parse(last.startedAt))}: it was wrong then, or is now. If it is, set it; dates in the future and the order of runs depend on it. Articles were imported all the same.`
  return {now, message: {severity: 'error', rule: 'run/clock', reason}, doubted: last._id}
}

function toText(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z')
}
