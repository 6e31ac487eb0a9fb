import {inLanguage} from './documentId.ts'

/** An article as far as its id goes. */
interface Claimant {
  id?: string
  language?: string
  /** Whether it is in the dataset with this id already. */
  isOwn?: boolean
}

/**
 * Where articles in several languages would get the same id, each gets one with its language. One that is there keeps its own.
 *
 * @param articles - Of one run.
 * @returns The new ids.
 */
export function separateLanguages<Article extends Claimant>(
  articles: readonly Article[],
): ReadonlyMap<Article, string> {
  const apart = new Map<Article, string>()
  if (articles.every(({language = ''}) => language === '')) return apart
  for (const [id, group] of Map.groupBy(articles, (article) => article.id)) {
    const languages = new Set(group.map(({language = ''}) => language.toLowerCase()))
    if (id === undefined || languages.size < 2) continue
    for (const article of group) {
      if (!article.isOwn && article.language !== undefined) apart.set(article, inLanguage(id, article.language))
    }
  }
  return apart
}
