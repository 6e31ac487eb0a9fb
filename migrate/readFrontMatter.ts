import {readHeading} from './convert/readHeading.ts'
import {parseFrontMatter} from './frontMatter/parseFrontMatter.ts'
import type {ConversionSettings, ParsedFrontMatter, Source} from './types.ts'

/**
 * Reads the front matter of a source, and from its body the title that front matter does not state. See
 * {@link parseFrontMatter}.
 *
 * @param source - Its path and its whole text.
 * @param settings - How the article is read; nothing set by default.
 */
export function readFrontMatter(
  {path, text}: Pick<Source, 'path' | 'text'>,
  {dialect, frontMatter = {}, slugs, languages, roots}: ConversionSettings = {},
): ParsedFrontMatter {
  return parseFrontMatter(text, {
    path,
    settings: frontMatter,
    ...(slugs && {slugs}),
    ...(languages && {languages}),
    ...(roots && {roots}),
    readHeading: (body) => readHeading(body, dialect),
  })
}
