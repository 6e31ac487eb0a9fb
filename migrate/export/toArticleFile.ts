import type {Dialect} from '../convert/dialects.ts'
import {toPortableText} from '../convert/toPortableText.ts'
import {toMarkdown} from '../markdown/toMarkdown.ts'
import type {MarkdownOptions} from '../markdown/state.ts'
import type {ArticleDocument, Message} from '../types.ts'
import {findReadBackDifferences} from './findReadBackDifferences.ts'
import {toFrontMatter, type FrontMatterInput} from './toFrontMatter.ts'

/** How to write an article. */
export interface ArticleFileOptions
  extends
    Pick<FrontMatterInput, 'unknown' | 'nameOf' | 'draft'>,
    Required<Pick<MarkdownOptions, 'imageUrl' | 'articleUrl'>> {
  /** Path of the file, with forward slashes. */
  path: string
  /** True when the import took off a first heading that repeated the title: it goes back on. */
  titleHeading: boolean
  /** Which Markdown to write: the one an import is to read it as. */
  dialect: Dialect
}

/** A Markdown article with front matter. */
export interface ArticleFile {
  text: string
  /** What could not keep its form, and what would not come back from an import. */
  messages: Message[]
}

/**
 * Writes an article as Markdown with front matter, such that an import makes the same article of it.
 *
 * @param article - The article, as the dataset holds it; not changed.
 * @param options - See {@link ArticleFileOptions}.
 */
export function toArticleFile(article: ArticleDocument, options: ArticleFileOptions): ArticleFile {
  const {path, unknown, nameOf, imageUrl, draft = false} = options
  const {coverImage} = article
  const coverSrc = coverImage && (coverImage.externalUrl ?? imageUrl({...coverImage, _key: ''}))
  const frontMatter = toFrontMatter(article, {unknown, nameOf, draft, ...(coverSrc !== undefined && {coverSrc})})
  const body = writeBody(article, options)
  const text = `---\n${frontMatter}---\n${body.markdown && `\n${body.markdown}`}`
  const differences = findReadBackDifferences({text, path}, {article, unknown})
  return {text, messages: [...differences, ...body.messages]}
}

/**
 * Writes the body. An import takes off a first heading that repeats the title: where the body has one of its own, another is
 * put before it.
 */
function writeBody(
  {title, body}: ArticleDocument,
  {titleHeading, dialect, imageUrl, articleUrl}: ArticleFileOptions,
): {markdown: string; messages: Message[]} {
  const untitled = {dialect, imageUrl, articleUrl}
  if (titleHeading) return toMarkdown(body, {...untitled, title})
  const written = toMarkdown(body, untitled)
  const [first] = body
  const mayRepeat = first?._type === 'block' && first.style === 'h1'
  return mayRepeat && toPortableText(written.markdown, {dialect, title}).titleHeading
    ? toMarkdown(body, {...untitled, title})
    : written
}
