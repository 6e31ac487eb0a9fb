/**
 * What threads do: article files in, articles out. The same functions run on the main thread where threads are not worth
 * it or cannot be used.
 *
 * @module
 */
import {createConverter} from '../convert/createConverter.ts'
import type {ConverterSettings} from '../convert/options.ts'
import {convertArticle} from '../convertArticles.ts'
import {buildArticle} from '../document/buildArticle.ts'
import {NO_BODY} from '../document/noBody.ts'
import {toSketch} from '../document/toSketch.ts'
import type {FoundFile} from '../read/discoverFiles.ts'
import {createVaults} from '../read/createVaults.ts'
import {readArticle} from '../readArticles.ts'
import type {ArticleResult, ArticleSketch, BuiltArticle} from '../types.ts'

/** Works on article files. What is wrong with a file is a row with the outcome `failed`; nothing is thrown for it. */
export interface ArticleWork {
  /** Finds out the id, the slug and the hash of each, without its body. */
  sketch(files: readonly FoundFile[]): Promise<(ArticleSketch | ArticleResult)[]>
  /** Converts each. */
  convert(files: readonly FoundFile[]): Promise<(BuiltArticle | ArticleResult)[]>
}

/**
 * @param settings - How to convert.
 * @throws UsageError when something in the settings cannot be used, whatever the article.
 */
export function createArticleWork(settings: ConverterSettings): ArticleWork {
  const convert = createConverter(settings)
  const vaults = createVaults()

  return {
    async sketch(files) {
      const parsed = await Promise.all(files.map((file) => readArticle(file, settings, true)))
      return parsed.map((result) =>
        'outcome' in result ? result : toSketch(buildArticle({...result, conversion: NO_BODY, settings})),
      )
    },
    async convert(files) {
      const parsed = await Promise.all(files.map((file) => readArticle(file, settings, true)))
      return parsed.map((result) => ('outcome' in result ? result : convertArticle(result, convert, settings, vaults)))
    },
  }
}
