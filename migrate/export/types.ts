import type {Reference} from '../../src/portable-text/types.ts'
import type {ConversionSettings, ImportRecord, SanityDocument, WrittenHashes} from '../types.ts'

/** The part of an import record that an export needs. */
export type ExportRecord = Pick<ImportRecord, 'sourceText' | 'titleHeading'> & {
  /** Whether the source asked for a draft. */
  isDraft: boolean
  /** How the source was read. */
  settings: ConversionSettings
  written: WrittenHashes
  /** Whether something waits for a person that source and editor both changed. */
  hasConflicts: boolean
  unknown: Readonly<Record<string, unknown>>
}

/** Everything the dataset holds about an article that is exported. */
export interface ExportHolding {
  /** The published article, or the draft. */
  document: SanityDocument
  /** True when it is a draft alone. */
  isDraft: boolean
  /** Absent for an article that was not imported. */
  record?: ExportRecord
}

/** A picture that a file needs. */
export interface PlacedImage {
  assetId: string
  /** Below the exported folder, with forward slashes. */
  path: string
}

/** What planning a file asks about the rest of the export. */
export interface ExportContext {
  /** The name of a category or author; undefined when it is not there. */
  nameOf: (reference: Reference) => string | undefined
  /** The path of an article's file; undefined when it is not exported. */
  articlePath: (id: string) => string | undefined
  /** Where images go: undefined leaves them where they are. */
  images: ImagePlaces | undefined
  /** The web address of an asset; undefined for an id that is none. */
  assetUrl: (assetId: string) => string | undefined
}

/** Which picture stands where. */
export interface ImagePlaces {
  /** Paths for an asset that no source has a place for, the preferred one first; none for an id that is no image asset. */
  pathsFor: (assetId: string) => readonly string[]
  /** Takes a path for an asset, until the end of the export. False when it is another asset's. */
  claim: (path: string, assetId: string) => boolean
}
