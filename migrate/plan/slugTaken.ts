import type {ArticleSketch, Message} from '../types.ts'

/**
 * The message for a source whose slug an earlier run gave to another source that is still there.
 *
 * @param built - The article that cannot be imported.
 * @param other - Path of the source that has the slug.
 */
export function slugTaken(built: ArticleSketch, other: string): Message {
  return {
    severity: 'error',
    rule: 'document/duplicate-slug',
    reason: `The slug \`${built.article.slug.current}\` belongs to ${other}, which was imported before. Give each article a slug of its own.`,
    ...built.slugPosition,
  }
}
