import type {Block, Reference} from '../../src/portable-text/types.ts'
import {toKeyed} from '../diff/keyed.ts'
import {canonicalJson} from '../document/canonicalJson.ts'
import {compareWritten} from '../document/compareWritten.ts'
import {hashWritten} from '../document/hashWritten.ts'
import {wholeFields} from '../document/members.ts'
import {resolveImages} from '../document/resolveImages.ts'
import {describeChanges} from '../merge/describeChanges.ts'
import {rekeyBody} from '../merge/rekeyBody.ts'
import {compareReadings, type ReadingInput} from './reading/compareReadings.ts'
import {describeEdits} from '../plan/describeEdits.ts'
import type {StoredDocument} from '../plan/types.ts'
import type {KnownArticle} from '../status/readRecords.ts'
import type {BuiltArticle, Message, SanityDocument} from '../types.ts'

/** What a comparison found. */
export interface Comparison {
  /** What an editor changed, in words; absent when nothing. */
  edits?: string
  /** What differs and is nobody's edit; a message each. */
  messages: Message[]
  /** How many parts of it have the HTML of the Markdown by an independent reading, and how many were not compared. */
  read: {compared: number; left: number}
}

/** How an independent reader is to read the source. */
export interface SourceReading extends Pick<ReadingInput, 'markdown' | 'gfm' | 'links'> {
  /** Whether it is Markdown alone: of dialects and plugins, only what that reader knows as well is compared. */
  isPlain: boolean
}

/** How many differences are named. */
const NAMED = 3

/**
 * Compares an article of the dataset with a new conversion of its source, every field and block, and its HTML with what an
 * independent renderer makes of the Markdown. What differs from what the import wrote is an editor's doing; anything else that
 * differs is wrong.
 *
 * @param known - What is known of the article; its import record is looked at.
 * @param article - The article, as the dataset holds it.
 * @param built - The article that a conversion of the source makes now.
 * @param reading - How an independent reader reads the source.
 */
export function compareWithSource(
  {record}: KnownArticle,
  article: StoredDocument,
  built: BuiltArticle,
  reading: SourceReading,
): Comparison {
  const assets = Array.from(record.imageAssets, ([src, id]): [string, Reference] => [
    src,
    {_type: 'reference', _ref: id},
  ])
  const resolved = resolveImages(built.article, new Map(assets))
  const body = rekeyBody(record.written.blocks, toKeyed(resolved.body) ?? [], [toKeyed(article['body']) ?? []])
  const expected: SanityDocument = {...resolved, _id: article._id, body}

  const edits = describeEdits(compareWritten(record.written, article), article)
  const {draft: _draft, ...agreed} = record.written
  const messages: Message[] = []
  if (
    canonicalJson(hashWritten(expected, wholeFields(agreed.fields))) !== canonicalJson(agreed) &&
    record.conflicts.length === 0
  ) {
    const reason = `Converted again, this source says something else than the import wrote${nameChanges(article, expected)}. It was read with other settings or another version; import it again.`
    messages.push({severity: 'error', rule: 'verify/conversion-differs', reason})
  }
  if (edits || messages.length > 0) return {...(edits && {edits}), messages, read: {compared: 0, left: 0}}
  const {differences, ...read} = compareReadings({
    ...reading,
    blocks: (article['body'] ?? []) as Block[],
    titleHeading: built.titleHeading,
    images: record.imageAssets,
  })
  const [first] = differences
  if (first === undefined) return {messages, read}
  if (!reading.isPlain) return {messages, read: {...read, left: read.left + differences.length}}
  const more = differences.length > 1 ? ` (and ${differences.length - 1} more)` : ''
  const reason = `The HTML of the stored article is not that of its Markdown, as micromark reads it: it shows ${first}${more}. Please report it together with the file.`
  return {messages: [{severity: 'error', rule: 'verify/html-differs', reason}], read}
}

function nameChanges(article: SanityDocument, expected: SanityDocument): string {
  const changes = describeChanges(article, expected)
  const named = changes
    .slice(0, NAMED)
    .map(({path, before = '', after = ''}) => `${path.replace(/\[.*$/, '')} “${before}” → “${after}”`)
  const more = changes.length > NAMED ? [`${changes.length - NAMED} more`] : []
  return named.length > 0 ? ` (${[...named, ...more].join('; ')})` : ''
}
