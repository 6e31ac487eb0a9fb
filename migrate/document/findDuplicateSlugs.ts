import type {ArticleSketch, Message} from '../types.ts'

/** How many of the other files a message names before it counts the rest. */
const NAMED = 5

/** An article that cannot be imported because another one claims its slug. */
export interface DuplicateSlug<Article extends ArticleSketch> {
  built: Article
  message: Message
}

function describePlace({source, slugPosition}: ArticleSketch): string {
  return slugPosition === undefined ? source.path : `${source.path}:${slugPosition.line}`
}

function describeOthers(group: readonly ArticleSketch[], member: ArticleSketch): string {
  const named = group
    .slice(0, NAMED + 1)
    .filter((other) => other !== member)
    .slice(0, NAMED)
  const unnamed = group.length - 1 - named.length
  const places = named.map(describePlace).join(', ')
  return unnamed > 0 ? `${places} and ${unnamed} more` : places
}

/** What two articles must not share. */
const CLAIMS = {
  slug: ({article: {slug, language = ''}}: ArticleSketch) => `${slug.current}\n${language.toLowerCase()}`,
  id: ({article}: ArticleSketch) => article._id,
}

/** Articles that share a slug and a language, or an id, by member. */
function groupShared<Article extends ArticleSketch>(
  built: readonly Article[],
  claim: keyof typeof CLAIMS,
): ReadonlyMap<Article, readonly Article[]> {
  const groups = [...Map.groupBy(built, CLAIMS[claim]).values()].filter((group) => group.length > 1)
  return new Map(groups.flatMap((group) => group.map((member) => [member, group])))
}

/**
 * Finds the articles that claim the same slug in the same language, or the same id. None of them wins: which one is meant is for
 * a person to say, so each gets an error that names the others with the line their slug stands on (or the title it was
 * made of).
 *
 * @param built - The articles of one run.
 * @returns One entry for each article that shares its slug, in the order of `built`.
 */
export function findDuplicateSlugs<Article extends ArticleSketch>(built: readonly Article[]): DuplicateSlug<Article>[] {
  const [bySlug, byId] = [groupShared(built, 'slug'), groupShared(built, 'id')]
  return built.flatMap((member) => {
    const group = bySlug.get(member) ?? byId.get(member)
    if (group === undefined) return []
    const {slug, language, _id} = member.article
    const inLanguage = language === undefined ? '' : ` in the language \`${language}\``
    const reason = bySlug.has(member)
      ? `The slug \`${slug.current}\`${inLanguage} is also that of ${describeOthers(group, member)}. Give each article a slug of its own.`
      : `The id \`${_id}\`, which follows from the slug \`${slug.current}\`, is also that of ${describeOthers(group, member)}. Give each article a language, or a slug of its own.`
    const message: Message = {severity: 'error', rule: 'document/duplicate-slug', reason, ...member.slugPosition}
    return [{built: member, message}]
  })
}
