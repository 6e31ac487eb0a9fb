/**
 * Portable Text → HTML and plain text, for sites.
 *
 * @module
 */
export {escapeHtml, safeHref, safeImageSource} from './escape.ts'
export {defaultImageUrl} from './imageUrl.ts'
export {toHtml} from './toHtml.ts'
export {toPlainText} from './toPlainText.ts'
export type {
  AssetLocation,
  HtmlOptions,
  MissingPart,
  PortableTextInput,
  QueriedArticleLink,
  QueriedImage,
  SourcePart,
} from './types.ts'
