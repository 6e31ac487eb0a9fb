/**
 * How long a lake keeps what documents were: `all` for ever, or days, such as `30d`; `0d` keeps only what they are. A document
 * deleted longer ago than that is forgotten whole.
 */
export type Retention = 'all' | `${number}d`

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Reads a retention.
 *
 * @returns milliseconds, or undefined for ever
 * @throws TypeError for any other text
 */
export function readRetention(text: string): number | undefined {
  if (text === 'all') return undefined
  const days = /^(\d{1,5})d$/.exec(text)?.[1]
  if (days !== undefined) return Number(days) * DAY_MS
  throw new TypeError(`"history" is ${JSON.stringify(text)}; expected "all", or days such as "30d".`)
}
