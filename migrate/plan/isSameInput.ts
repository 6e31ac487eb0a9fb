import {settingsJson} from '../document/settingsJson.ts'
import type {BuiltArticle} from '../types.ts'
import type {RecordGlance} from './types.ts'

/** Of records that were written when there was nothing to set. */
const DEFAULT_SETTINGS = settingsJson({})

/**
 * Whether an article would be converted from what it was converted from before: the same text and images, read the same way, with
 * links to the same articles.
 */
export function isSameInput(
  record: RecordGlance,
  built: Pick<BuiltArticle, 'sourceHash' | 'conversionSettings'>,
): boolean {
  const settings = record.conversionSettings ?? DEFAULT_SETTINGS
  const isSameSource = record.sourceHash === built.sourceHash && settings === built.conversionSettings
  return isSameSource && !record.imagesChanged && !record.linksChanged
}
