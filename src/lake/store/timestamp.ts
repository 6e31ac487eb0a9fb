import {LakeError} from '../errors.ts'

/**
 * A time in the form in which times are stored: they compare as text.
 *
 * @throws LakeError 400 for an invalid time
 */
export function toTimestamp(time: string): string {
  const date = new Date(time)
  if (!Number.isNaN(date.getTime())) return date.toISOString()
  const message = `"${time}" is not a time; expected one such as 2024-05-01T12:00:00Z.`
  throw new LakeError(400, {kind: 'request', error: 'Bad Request', message})
}
