import type {BuiltArticle, Message} from '../../types.ts'
import {describeProblem} from './describeProblem.ts'
import {loadImage} from './loadImage.ts'

/**
 * Finds what is wrong with the images of an article as far as it can be known without the network and without writing:
 * files that are missing, lie outside or are no images.
 *
 * @param built - The article.
 * @param staticRoot - Folder that paths with a leading slash count from; the source's root by default.
 * @returns One entry a use of an image that has a problem.
 */
export async function inspectImages(
  {source, images}: BuiltArticle,
  staticRoot?: string,
): Promise<{src: string; message: Message}[]> {
  const options = staticRoot === undefined ? {} : {staticRoot}
  const results = await Promise.all(
    images.map(async (use) => ({use, result: await loadImage(use.src, source, options)})),
  )
  return results.flatMap(({use, result}) =>
    'problem' in result && result.problem.rule !== 'image/not-fetched'
      ? [{src: use.src, message: describeProblem(result.problem, use, source.path)}]
      : [],
  )
}
