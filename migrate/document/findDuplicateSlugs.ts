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

function groupById<Article extends ArticleSketch>(built: readonly Article[]): Article[][] {
  return [...Map.groupBy(built, ({article}) => article._id).values()]
}

/**
 * Finds the articles that claim the same slug. None of them wins: which one is meant is for a person to say, so each gets
 * an error that names the others with the line their slug stands on (or the title it was made of).
 *
 * @param built - the articles of one run
 * @returns one entry for each article that shares its slug, in the order of `built`
 */
export function findDuplicateSlugs<Article extends ArticleSketch>(built: readonly Article[]): DuplicateSlug<Article>[] {
  const shared = new Map(
    groupById(built)
      .filter((group) => group.length > 1)
      .flatMap((group) => group.map((member) => [member, group])),
  )
  return built.flatMap((member) => {
    const group = shared.get(member)
    if (group === undefined) return []
    const others = describeOthers(group, member)
    const slug = member.article.slug.current
    const message: Message = {
      severity: 'error',
      rule: 'document/duplicate-slug',
      reason: `The slug \`${slug}\` is also that of ${others}. Give each article a slug of its own.`,
      ...member.slugPosition,
    }
    return [{built: member, message}]
  })
}
