import {createConverter} from './convert/createConverter.ts'
import type {ConverterSettings} from './convert/options.ts'
import {readFrontMatter} from './readFrontMatter.ts'
import type {BuiltArticle, Position} from './types.ts'

/**
 * Tells where in its source an article has a link. Where that was not noted when it was converted, the source is converted once
 * more for it.
 *
 * @param settings - What the articles are converted with.
 * @returns A function from an article and the `_key`s from its body down to the link, joined with dots.
 */
export function createLinkLocator(
  settings: ConverterSettings,
): (article: BuiltArticle, key: string) => Position | undefined {
  const convert = createConverter(settings)
  let last: {article: BuiltArticle; places: ReadonlyMap<string, Position> | undefined} | undefined
  return (article, key) => {
    const noted = article.linkPlaces?.[key]
    if (noted) return noted
    if (last?.article !== article) {
      const {fields, body, bodyLine} = readFrontMatter(article.source, settings)
      const {places} = convert(body, {firstLine: bodyLine + 1, places: true, ...(fields && {title: fields.title})})
      last = {article, places}
    }
    // A link of raw HTML has no place of its own; the block has that it stands in.
    return last.places?.get(key) ?? last.places?.get(key.slice(0, key.lastIndexOf('.')))
  }
}
