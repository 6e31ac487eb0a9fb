import {settingsJson} from '../document/settingsJson.ts'
import type {BuiltArticle} from '../types.ts'
import type {RecordGlance} from './types.ts'

/** The settings of records that were written when there was nothing to set. */
const DEFAULT_SETTINGS = settingsJson({})

/**
 * Whether an article would be converted from what it was converted from before: the same text and images, read the same way, with
 * links to the same articles. A record of a version that did not keep which links led nowhere does not say that of its links.
 */
export function isSameInput(
  record: RecordGlance,
  built: Pick<BuiltArticle, 'sourceHash' | 'conversionSettings'>,
): boolean {
  const settings = record.conversionSettings ?? DEFAULT_SETTINGS
  const isSameSource = record.sourceHash === built.sourceHash && settings === built.conversionSettings
  const hasLinks = record.openLinks !== undefined && record.openLinks !== null
  return isSameSource && hasLinks && !record.imagesChanged && !record.linksChanged
}
