import type {ArticleDocument} from '../types.ts'
import {hasAssets} from './imagesOf.ts'
import {isUnedited} from './isUnedited.ts'
import {placeImages, placeSourceImages} from './placeImages.ts'
import {readRecordSource} from './readRecordSource.ts'
import {relativeAddress} from './relativeAddress.ts'
import {toArticleFile, type ArticleFile} from './toArticleFile.ts'
import type {ExportContext, ExportHolding, PlacedImage} from './types.ts'

/** What is to be written for an article. */
export interface PlannedFile {
  /** `source`: the text it was imported from, byte for byte. `document`: made of the article. */
  from: 'source' | 'document'
  /** Pictures that must be written with it. */
  images: PlacedImage[]
  /**
   * Writes the file.
   *
   * @param missing - Assets that could not be brought; their web address stands in place of a path.
   */
  write: (missing: ReadonlySet<string>) => ArticleFile
}

/**
 * Decides how an article is written. One that nobody changed since its import is its source again, if that would be imported as
 * the same article from where it goes; any other is made of the document, and its images keep the places its source had for
 * them.
 *
 * @param article - Complete, as the dataset holds it.
 * @param holding - The article or its draft, and its import record.
 * @param path - The path of its file.
 * @param context - See {@link ExportContext}.
 */
export function planFile(
  article: ArticleDocument,
  holding: ExportHolding,
  path: string,
  context: ExportContext,
): PlannedFile {
  const {record} = holding
  const converted = record && readRecordSource(record, path, {images: hasAssets(article)})
  const own = placeSourceImages(converted, article, path, context.images)
  const isSameSlug = converted?.slug.current === article.slug.current
  if (record && isSameSlug && own.isComplete && isUnedited(holding)) {
    const {sourceText: text} = record
    return {from: 'source', images: own.placed, write: () => ({text, messages: []})}
  }

  const images = context.images ? placeImages(article, own.placed, path, context.images) : []
  const addresses = new Map(images.map(({assetId, key, src}) => [`${assetId} ${key}`, src]))
  return {
    from: 'document',
    images,
    write: (missing) =>
      toArticleFile(article, {
        path,
        draft: holding.isDraft,
        unknown: record?.unknown ?? {},
        titleHeading: record?.titleHeading ?? false,
        dialect: record?.settings.dialect ?? 'plain',
        nameOf: context.nameOf,
        articleUrl: ({_ref}) => {
          const other = context.articlePath(_ref)
          return other === undefined ? undefined : relativeAddress(path, other)
        },
        imageUrl: ({asset, _key}) => {
          if (!asset) return undefined
          const address = missing.has(asset._ref) ? undefined : addresses.get(`${asset._ref} ${_key}`)
          return address ?? context.assetUrl(asset._ref)
        },
      }),
  }
}
