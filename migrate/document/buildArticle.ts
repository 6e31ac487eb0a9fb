import {BLOCK_OBJECT, DOCUMENT} from '../../schemas/names.ts'
import type {
  ArticleDocument,
  ArticleFields,
  BuiltArticle,
  Conversion,
  ConversionSettings,
  ImageUse,
  ParsedFrontMatter,
  SanityDocument,
  Source,
} from '../types.ts'
import {describeLimits} from './describeLimits.ts'
import {describeDraft} from './describeDraft.ts'
import {articleId, authorId, categoryId} from './documentId.ts'
import {toAuthor, toCategory, toKeyedReference, toReference, toSlugValue} from './related.ts'
import {settingsJson} from './settingsJson.ts'
import {sha256Hex} from './sha256.ts'

/** What an article is built of. */
export interface BuildArticleInput {
  source: Source
  /** Must hold `fields`. */
  frontMatter: ParsedFrontMatter
  conversion: Conversion
  /** What it was converted with; nothing set by default. */
  settings?: ConversionSettings
}

function toCoverImage({
  src,
  alt,
}: NonNullable<ArticleFields['coverImage']>): NonNullable<ArticleDocument['coverImage']> {
  return {_type: BLOCK_OBJECT.figure, externalUrl: src, ...(alt !== undefined && {alt})}
}

/** The article document. Its members stand in the order of the schema's vocabulary; what is absent has no member. */
function toDocument(id: string, fields: ArticleFields, body: ArticleDocument['body']): ArticleDocument {
  const {title, subtitle, slug, category, author, coAuthors, tags, publishedAt, updatedAt, excerpt} = fields
  const {coverImage, seo, language, redirectFrom} = fields
  return {
    _id: id,
    _type: DOCUMENT.article,
    title,
    ...(subtitle !== undefined && {subtitle}),
    slug: toSlugValue(slug),
    ...(category !== undefined && {category: toReference(categoryId(category))}),
    ...(author !== undefined && {author: toReference(authorId(author.name))}),
    ...(coAuthors !== undefined && {coAuthors: coAuthors.map(({name}) => toKeyedReference(authorId(name)))}),
    ...(tags !== undefined && {tags}),
    ...(publishedAt !== undefined && {publishedAt}),
    ...(updatedAt !== undefined && {updatedAt}),
    ...(excerpt !== undefined && {excerpt}),
    ...(coverImage !== undefined && {coverImage: toCoverImage(coverImage)}),
    body,
    ...(seo !== undefined && {seo: {_type: 'seo', ...seo}}),
    ...(language !== undefined && {language}),
    ...(redirectFrom !== undefined && {redirectFrom}),
  }
}

/** The documents an article refers to, each complete and a function of its name alone. */
function toRelated({category, author, coAuthors = []}: ArticleFields): SanityDocument[] {
  const authors = author ? [author, ...coAuthors] : []
  return [...(category === undefined ? [] : [toCategory(category)]), ...authors.map(({name}) => toAuthor(name))]
}

function toCoverUse({coverImage}: ArticleFields): ImageUse[] {
  if (coverImage === undefined) return []
  return [{src: coverImage.src, field: 'coverImage', ...(coverImage.position && {position: coverImage.position})}]
}

/**
 * Builds the documents of one source: the article with its images still as `externalUrl`, and the category and author it
 * refers to. Ids are functions of slugs and names, so the same source gives the same documents every time. No side effects.
 *
 * @param input - A source whose front matter is valid, and its converted body.
 * @throws TypeError when the front matter has no `fields`: such a source has a message of severity `error` and is not built
 */
export function buildArticle({source, frontMatter, conversion, settings = {}}: BuildArticleInput): BuiltArticle {
  const {fields, slugPosition} = frontMatter
  if (fields === undefined) throw new TypeError(`${source.path} has no valid front matter, so no article can be built.`)
  const id = articleId(fields.slug, {path: source.path, language: fields.language}, settings)
  const article = toDocument(id, fields, conversion.blocks)
  return {
    source,
    article,
    ...(slugPosition && {slugPosition}),
    related: toRelated(fields),
    images: [...toCoverUse(fields), ...conversion.images],
    unknown: frontMatter.unknown,
    titleHeading: conversion.titleHeading,
    ...(fields.draft && {draft: true}),
    sourceHash: sha256Hex(source.text),
    conversionSettings: settingsJson(settings),
    messages: [
      ...frontMatter.messages,
      ...(fields.draft ? [describeDraft(fields.draft, settings.publishing)] : []),
      ...conversion.messages,
      ...describeLimits(article, source.text),
    ],
  }
}
