import type {ArticleSketch, BuiltArticle} from '../types.ts'
import {namesOf} from './spelling.ts'

/** What is known of an article without its body. */
export function toSketch(built: BuiltArticle): ArticleSketch {
  const {source, article, draft, slugPosition, sourceHash, conversionSettings, messages} = built
  const {path, root, file} = source
  const {_id, slug, publishedAt, language, redirectFrom} = article
  return {
    source: {path, root, file},
    article: {
      _id,
      slug,
      ...(publishedAt !== undefined && {publishedAt}),
      ...(language !== undefined && {language}),
      ...(redirectFrom && {redirectFrom}),
    },
    ...(draft && {draft}),
    ...(slugPosition && {slugPosition}),
    names: namesOf(built),
    sourceHash,
    conversionSettings,
    messages,
  }
}
