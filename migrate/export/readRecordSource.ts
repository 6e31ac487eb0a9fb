import {toPortableText} from '../convert/toPortableText.ts'
import {buildArticle} from '../document/buildArticle.ts'
import {NO_BODY} from '../document/noBody.ts'
import {readFrontMatter} from '../readFrontMatter.ts'
import type {ArticleDocument} from '../types.ts'
import type {ExportRecord} from './types.ts'

/**
 * Reads the source that an import record keeps, as an import would that finds it at a path.
 *
 * @param record - Keeps the source, and how it was read.
 * @param path - Its path; an article that states no slug may take it from there.
 * @param options - `images`: false where they do not matter; the body, which takes the longest, is then left out.
 * @returns The article, its images still as addresses; undefined when the source is not valid any more.
 */
export function readRecordSource(
  {sourceText: text, settings}: Pick<ExportRecord, 'sourceText' | 'settings'>,
  path: string,
  {images}: {images: boolean},
): ArticleDocument | undefined {
  const frontMatter = readFrontMatter({path, text}, settings)
  const {fields, body, bodyLine} = frontMatter
  if (!fields) return undefined
  const conversion = images
    ? toPortableText(body, {...settings, firstLine: bodyLine + 1, title: fields.title})
    : NO_BODY
  return buildArticle({source: {path, root: '', file: path, text}, frontMatter, conversion}).article
}
