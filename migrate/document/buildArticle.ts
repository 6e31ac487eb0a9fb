import {BLOCK_OBJECT, DOCUMENT} from '../../schemas/names.ts'
import type {Reference} from '../../src/portable-text/types.ts'
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
import {settingsJson} from './settingsJson.ts'
import {sha256Hex} from './sha256.ts'
import {toTermSlug} from './slug.ts'

/** What an article is built of. */
export interface BuildArticleInput {
  source: Source
  /** Must hold `fields`. */
  frontMatter: ParsedFrontMatter
  conversion: Conversion
  /** What it was converted with; nothing set by default. */
  settings?: ConversionSettings
}

function toReference(id: string): Reference {
  return {_type: 'reference', _ref: id}
}

/** An author among several: the key is a function of the author, who stands in the list once. */
function toKeyedReference({name}: {name: string}): Reference & {_key: string} {
  const id = authorId(name)
  return {...toReference(id), _key: id}
}

function toSlugValue(current: string): {_type: 'slug'; current: string} {
  return {_type: 'slug', current}
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
    ...(coAuthors !== undefined && {coAuthors: coAuthors.map(toKeyedReference)}),
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
  const related: SanityDocument[] = []
  if (category !== undefined) {
    const slug = toSlugValue(toTermSlug(category))
    related.push({_id: categoryId(category), _type: DOCUMENT.category, title: category, slug})
  }
  for (const {name} of author ? [author, ...coAuthors] : []) {
    related.push({_id: authorId(name), _type: DOCUMENT.author, name, slug: toSlugValue(toTermSlug(name))})
  }
  return related
}

function toCoverUse({coverImage}: ArticleFields): ImageUse[] {
  if (coverImage === undefined) return []
  return [{src: coverImage.src, ...(coverImage.position && {position: coverImage.position})}]
}

/**
 * Builds the documents of one source: the article with its images still as `externalUrl`, and the category and author it
 * refers to. Ids are functions of slugs and names, so the same source gives the same documents every time. No side effects.
 *
 * @param input - a source whose front matter is valid, and its converted body
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
