import type {ArticleResult} from '../types.ts'

/** Where an article in the dataset came from. */
export interface Origin {
  articleId: string
  /** The path of its source, relative to the working folder of the run that wrote it. */
  sourcePath: string
}

/**
 * Finds articles whose source is gone. They are reported; nothing is deleted.
 *
 * @param origins - All imported articles of the dataset.
 * @param seen - Ids of the articles of this run: a source that only moved is not gone.
 * @param isGone - Whether a source lay in a folder that this run was given and is not there any more.
 */
export function findOrphans(
  origins: readonly Origin[],
  seen: ReadonlySet<string>,
  isGone: (sourcePath: string) => boolean,
): ArticleResult[] {
  return origins
    .filter(({articleId, sourcePath}) => !seen.has(articleId) && isGone(sourcePath))
    .map(({articleId, sourcePath}) => ({
      path: sourcePath,
      id: articleId,
      outcome: 'orphaned',
      messages: [
        {
          severity: 'warning',
          rule: 'plan/orphaned',
          reason: `The source of ${articleId} is gone; the article stays in the dataset. To delete it too, run again with --prune.`,
        },
      ],
    }))
}
