import type {RecordGlance} from './types.ts'

/** What is no part of the stored record, or of every document. */
type NotAsked = '_rev' | 'imagesChanged' | 'linksChanged'

/** The members of an import record that are looked at first, each of them. */
const GLANCE = {
  sourcePath: true,
  sourceHash: true,
  conversionSettings: true,
  publication: true,
  publishFrom: true,
  pendingImages: true,
  conflicts: true,
  imageFiles: true,
  openLinks: true,
  foreignLinks: true,
} as const satisfies Record<Exclude<keyof RecordGlance, NotAsked>, true>

export const GLANCE_FIELDS = Object.keys(GLANCE) as (keyof typeof GLANCE)[]

/** Takes the fields of a glance from a record. */
export function pickGlance(record: RecordGlance): RecordGlance {
  return Object.fromEntries(GLANCE_FIELDS.map((name) => [name, record[name]])) as unknown as RecordGlance
}
