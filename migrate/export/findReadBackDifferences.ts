import {buildArticle} from '../document/buildArticle.ts'
import {canonicalJson} from '../document/canonicalJson.ts'
import {isContentField} from '../document/isContentField.ts'
import {NO_BODY} from '../document/noBody.ts'
import {parseFrontMatter} from '../frontMatter/parseFrontMatter.ts'
import type {ArticleDocument, Message} from '../types.ts'

/**
 * Reads the front matter of a written article as an import would, and says what differs: names that lead to another
 * category than the article's, fields that front matter has no key for, keys of the source that had to be left out.
 *
 * @param file - What was written, and its path.
 * @param expected - The article, and the keys of its source that filled no field.
 * @returns At most one message for the fields and one for the keys.
 */
export function findReadBackDifferences(
  {text, path}: {text: string; path: string},
  {article, unknown}: {article: ArticleDocument; unknown: Readonly<Record<string, unknown>>},
): Message[] {
  const frontMatter = parseFrontMatter(text, {path})
  const source = {path, root: '', file: path, text}
  const read = frontMatter.fields && buildArticle({source, frontMatter, conversion: NO_BODY}).article
  const fields = read ? differingNames(contentOf(article), contentOf(read)) : ['title']
  const keys = Object.keys(unknown).filter(
    (key) => canonicalJson(frontMatter.unknown[key]) !== canonicalJson(unknown[key]),
  )
  return [...(fields.length > 0 ? [fieldsDiffer(fields)] : []), ...(keys.length > 0 ? [keysDiffer(keys)] : [])]
}

/** The fields, without the picture of the cover, whose address says nothing about its asset. */
function contentOf({coverImage, ...article}: ArticleDocument): Record<string, unknown> {
  const {asset, externalUrl, ...cover} = coverImage ?? {}
  const fields = Object.entries(article).filter(([name, value]) => isContentField(name) && value !== undefined)
  return {...Object.fromEntries(fields), ...((asset ?? externalUrl) !== undefined && {coverImage: cover})}
}

function differingNames(a: Record<string, unknown>, b: Record<string, unknown>): string[] {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  return names.filter((name) => canonicalJson(a[name]) !== canonicalJson(b[name]))
}

function fieldsDiffer(fields: readonly string[]): Message {
  const reason = `Front matter cannot say ${listOf(fields)} as the article has ${fields.length === 1 ? 'it' : 'them'}; imported from this file, the article would differ there.`
  return {severity: 'changed', rule: 'export/front-matter', reason}
}

function keysDiffer(keys: readonly string[]): Message {
  const reason = `The source's ${listOf(keys)} would now be read as a field of the article, and was left out; the import record keeps it.`
  return {severity: 'loss', rule: 'export/key-left-out', reason}
}

function listOf(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ')
}
