import type {ListBuilder, StructureBuilder, StructureResolverContext} from 'sanity/structure'

import {DOCUMENT} from '../../schemas/names.ts'
import {hashText} from '../../src/portable-text/hashText.ts'
import {API_VERSION, articleList} from './articleList.ts'

/** A field whose values divide articles into lists. */
interface ValueField {
  /** Of the list of values, in the Studio's address. */
  id: string
  title: string
  field: 'tags' | 'language'
  /** Template that starts an article with a value, by its parameter `value`. */
  template: string
}

/** A value, and how many articles have it. */
interface CountedValue {
  value: string
  count: number
}

/**
 * A list of the values that a field of articles has, drafts included, and under each its articles.
 *
 * @param S - the structure builder
 * @param context - has the client that asks for the values, when the list is opened
 */
export async function articlesByValue(
  S: StructureBuilder,
  context: StructureResolverContext,
  {id, title, field, template}: ValueField,
): Promise<ListBuilder> {
  const client = context.getClient({apiVersion: API_VERSION})
  const query = `*[_type == $type && defined(${field})].${field}`
  const found = await client.fetch<(string | string[])[]>(
    query,
    {type: DOCUMENT.article},
    {perspective: 'drafts', tag: `structure.${id}`},
  )
  const items = countValues(found.flat()).map(({value, count}) =>
    S.listItem()
      .id(toNodeId(value))
      .title(`${value} (${count})`)
      .showIcon(false)
      .child(() =>
        articleList(S, {
          id: toNodeId(value),
          title: value,
          filter: field === 'tags' ? '$value in tags' : `${field} == $value`,
          params: {value},
        }).initialValueTemplates([S.initialValueTemplateItem(template, {value})]),
      ),
  )
  return S.list().id(id).title(title).items(items)
}

/**
 * How often each value stands in an array, by name.
 *
 * @param values - what is no text, or empty, does not count
 */
export function countValues(values: readonly unknown[]): CountedValue[] {
  const counts = new Map<string, number>()
  for (const value of values) {
    if (typeof value === 'string' && value !== '') counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts]
    .map(([value, count]) => ({value, count}))
    .sort((a, b) => a.value.localeCompare(b.value, 'en', {sensitivity: 'base', numeric: true}))
}

/**
 * An id for a list, of what the structure of a Studio takes.
 *
 * @param value - any text
 * @returns the text itself where it may stand there, else a hash of it
 */
export function toNodeId(value: string): string {
  return /^[a-z][a-z\d-]*$/i.test(value) ? value : `value-${hashText(value)}`
}
