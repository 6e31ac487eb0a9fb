import type {ArticleSketch, Message} from '../types.ts'

/** An article that has a slug. */
export interface Clash {
  id: string
  /** The path of its source; absent for one that was not imported. */
  path?: string
}

/**
 * The message for a source whose slug another article of the dataset has.
 *
 * @param built - The article that cannot be imported.
 * @param other - The one that has the slug.
 */
export function slugTaken(built: ArticleSketch, {id, path}: Clash): Message {
  const other =
    path === undefined ? `${id} in the dataset, which was not imported` : `${path}, which was imported before`
  return {
    severity: 'error',
    rule: 'document/duplicate-slug',
    reason: `The slug \`${built.article.slug.current}\` belongs to ${other}. Give each article a slug of its own.`,
    ...built.slugPosition,
  }
}
