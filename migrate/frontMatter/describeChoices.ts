import type {FrontMatterSettings, Message, Position} from '../types.ts'
import {parseDate, type ParsedDate} from './date/parseDate.ts'
import {showValue, type LocatedHeader} from './frontMatterMessages.ts'
import type {StatedFields} from './schema.ts'
import type {Slot} from './slots.ts'

/** Where the value of a slot stands. */
export function positionOf(slot: Slot, {header, picked, positionAt, fence}: LocatedHeader): Position {
  const place = header.locate(picked.origins.get(slot) ?? [])
  return place === undefined ? fence : positionAt(place.value)
}

/** What front matter left open or said in more than an article holds, and how that was settled. */
export function describeChoices(
  stated: StatedFields,
  located: LocatedHeader,
  settings: FrontMatterSettings,
): Message[] {
  return [
    ...describeDates(located, settings),
    ...describeNames(stated, located),
    ...describeCategories(stated, located),
    ...describeImages(located),
  ]
}

/** The key that fills a slot, for messages. */
export function keyOf(slot: Slot, {picked}: LocatedHeader): string {
  return `\`${(picked.origins.get(slot) ?? []).map(String).join('.')}\``
}

function describeDates(located: LocatedHeader, settings: FrontMatterSettings): Message[] {
  return (['publishedAt', 'updatedAt'] as const).flatMap((slot): Message[] => {
    const [value] = [located.picked.input[slot]].flat()
    const written = typeof value === 'string' ? value.trim() : ''
    const date = parseDate(written, settings)
    if (date === undefined || date === 'ambiguous') return []
    const position = positionOf(slot, located)
    const problem = describeDate(keyOf(slot, located), written, date)
    return problem ? [{severity: 'warning', ...problem, ...position}] : []
  })
}

function describeDate(key: string, written: string, date: ParsedDate): Pick<Message, 'rule' | 'reason'> | undefined {
  if (date.precision !== 'day') {
    const reason = `${key} says only the ${date.precision} (${showValue(written)}), so its first day is taken. Write \`${date.iso.slice(0, 10)}\` to say so, or the day it was.`
    return {rule: 'front-matter/partial-date', reason}
  }
  if (date.zone !== 'assumed') return undefined
  const reason = `${key} has no time zone (${showValue(written)}), so it is taken as UTC. Write \`${date.iso}\` to say so, or add the zone it has.`
  return {rule: 'front-matter/assumed-utc', reason}
}

/** Names that were taken out of a text which says more. */
function describeNames({author, coAuthors = []}: StatedFields, located: LocatedHeader): Message[] {
  const written = located.picked.input.author
  if (author === undefined || typeof written !== 'string') return []
  const names = [author, ...coAuthors].map(({name}) => name)
  if (names.length === 1 && names[0] === written.trim()) return []
  const reason = `${keyOf('author', located)} is read as ${names.map(showValue).join(', ')}.`
  return [{severity: 'info', rule: 'front-matter/author-names', reason, ...positionOf('author', located)}]
}

function describeCategories({category}: StatedFields, located: LocatedHeader): Message[] {
  const written = [located.picked.input.category].flat()
  if (category === undefined || written.length < 2) return []
  const others = written.slice(1).map(showValue).join(', ')
  const reason = `An article has one category: ${showValue(category)}. The others of ${keyOf('category', located)} became tags: ${others}.`
  return [{severity: 'changed', rule: 'front-matter/more-categories', reason, ...positionOf('category', located)}]
}

function describeImages(located: LocatedHeader): Message[] {
  const written = [located.picked.input.coverSrc].flat()
  if (written.length < 2) return []
  const reason = `${keyOf('coverSrc', located)} names ${written.length} images. The first is the cover; the others are kept only in the source text of the import record. Put into the body what readers are to see.`
  return [{severity: 'warning', rule: 'front-matter/more-images', reason, ...positionOf('coverSrc', located)}]
}
