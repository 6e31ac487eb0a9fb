import type {Path} from '@sanity/types'

import {createConverter, type Converter} from '../convert/createConverter.ts'
import {createFieldLocator} from '../frontMatter/createFieldLocator.ts'
import {readFrontMatter} from '../readFrontMatter.ts'
import type {ConversionSettings, Position, Source} from '../types.ts'

/**
 * Tells where in its source an article says what a field of its document holds: the value in the front matter, or the block,
 * cell, link or image in the body. The source is converted once more for it, when the first complaint about the body comes,
 * so that articles without complaints cost nothing.
 *
 * @param source - Its front matter is valid.
 * @param convert - What the article was converted with; as `toPortableText` does by default.
 * @param settings - How the article was read; nothing set by default.
 * @returns A function from a path in the article document to a place, the nearest known one around it.
 */
export function createComplaintLocator(
  {path: file, text}: Pick<Source, 'path' | 'text'>,
  convert: Converter = createConverter(),
  settings: ConversionSettings = {},
): (path: Path) => Position | undefined {
  const locateField = createFieldLocator(text, settings.frontMatter)
  let body: BodyPlaces | undefined

  return (path) => {
    if (path[0] !== 'body') return locateField?.(path.map(toName))
    body ??= locateBody({path: file, text}, convert, settings)
    const keys = path.flatMap((segment) => (isKeyed(segment) ? [segment._key] : []))
    for (let length = keys.length; length > 0; length--) {
      const place = body.places?.get(keys.slice(0, length).join('.'))
      if (place) return place
    }
    return body.start
  }
}

interface BodyPlaces {
  /** The line after the front matter. */
  start: Position
  /** Absent for a body that could not be converted. */
  places?: ReadonlyMap<string, Position> | undefined
}

function locateBody(
  source: Pick<Source, 'path' | 'text'>,
  convert: Converter,
  settings: ConversionSettings,
): BodyPlaces {
  const {fields, body, bodyLine} = readFrontMatter(source, settings)
  const firstLine = bodyLine + 1
  const {places} = convert(body, {firstLine, places: true, ...(fields && {title: fields.title})})
  return {start: {line: firstLine, column: 1}, places}
}

function toName(segment: Path[number]): string | number {
  return typeof segment === 'number' ? segment : String(segment)
}

function isKeyed(segment: Path[number]): segment is {_key: string} {
  return typeof segment === 'object' && '_key' in segment
}
