import readExifBlock from 'exif-reader'

/** Where a picture was taken. */
export interface Geopoint {
  _type: 'geopoint'
  lat: number
  lng: number
  /** Metres above sea level. */
  alt?: number
}

/** Tags of a picture by name: texts, numbers, times as ISO 8601. */
export type ExifTags = Record<string, string | number | number[]>

/** What a camera wrote into a picture. */
export interface ImageExif {
  /** Of the file: make, model, orientation … */
  image?: ExifTags
  /** Of the exposure: time, aperture, lens … */
  photo?: ExifTags
  location?: Geopoint
}

type RawTags = Readonly<Record<string, unknown>>

function toTag(value: unknown): string | number | number[] | undefined {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString()
  if (typeof value === 'string') return value.replaceAll('\0', '').trim()
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  return isFiniteList(value) ? [...value] : undefined
}

function isFiniteList(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((item) => Number.isFinite(item))
}

/** Leaves out what is binary, such as notes of the maker, and tags without a name. */
function toTags(raw: RawTags | null | undefined): ExifTags | undefined {
  if (raw === undefined || raw === null) return undefined
  const entries = Object.entries(raw).flatMap(([name, value]) => {
    const tag = toTag(value)
    return tag === undefined || !/^[A-Za-z]\w*$/.test(name) ? [] : [[name, tag] as const]
  })
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

/** Degrees, minutes and seconds as degrees; undefined unless the side is given by one of its two letters. */
function toDegrees(parts: unknown, side: unknown, [positive, negative]: readonly [string, string]): number | undefined {
  if (!isFiniteList(parts)) return undefined
  const [degrees = Number.NaN, minutes = 0, seconds = 0] = parts
  const value = degrees + minutes / 60 + seconds / 3600
  if (!Number.isFinite(value)) return undefined
  if (side === positive) return value
  return side === negative ? -value : undefined
}

function toLocation(gps: RawTags | null | undefined): Geopoint | undefined {
  if (gps === undefined || gps === null) return undefined
  const lat = toDegrees(gps['GPSLatitude'], gps['GPSLatitudeRef'], ['N', 'S'])
  const lng = toDegrees(gps['GPSLongitude'], gps['GPSLongitudeRef'], ['E', 'W'])
  if (lat === undefined || lng === undefined) return undefined
  const height = gps['GPSAltitude']
  const reference = gps['GPSAltitudeRef']
  const isBelowSea = reference === 1 || (reference instanceof Uint8Array && reference[0] === 1)
  const alt = typeof height === 'number' && Number.isFinite(height) ? (isBelowSea ? -height : height) : undefined
  return {_type: 'geopoint', lat, lng, ...(alt === undefined ? {} : {alt})}
}

/**
 * Reads what a camera wrote. Cameras write it wrong in many ways; what cannot be read is left out, and the picture is
 * as good as any other.
 *
 * @param block - The EXIF block of a file, if it has one.
 */
export function readExif(block: Buffer | undefined): ImageExif {
  if (block === undefined) return {}
  let tags: ReturnType<typeof readExifBlock>
  try {
    tags = readExifBlock(block)
  } catch {
    return {}
  }
  const image = toTags(tags.Image)
  const photo = toTags(tags.Photo)
  const location = toLocation(tags.GPSInfo)
  return {
    ...(image === undefined ? {} : {image}),
    ...(photo === undefined ? {} : {photo}),
    ...(location === undefined ? {} : {location}),
  }
}
