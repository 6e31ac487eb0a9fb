import type {Block, TextBlock} from '../../src/portable-text/types.ts'
import type {ArticleDocument, ArticleFields, Conversion, ParsedFrontMatter, Source} from '../../migrate/types.ts'

/** A paragraph of one span. */
export function paragraph(key: string, text: string): TextBlock {
  return {
    _type: 'block',
    _key: key,
    style: 'normal',
    markDefs: [],
    children: [{_type: 'span', _key: `${key}-0`, text, marks: []}],
  }
}

/** A source under a path. */
export function sourceAt(path: string, text = '---\ntitle: A\n---\n\nText.\n'): Source {
  return {path, root: '/site', file: `/site/${path}`, text}
}

/** Valid front matter with these fields. */
export function frontMatterOf(fields: Partial<ArticleFields> & {slug: string}): ParsedFrontMatter {
  return {
    fields: {title: 'A', ...fields},
    unknown: {},
    body: '\nText.\n',
    bodyLine: 3,
    slugPosition: {line: 2, column: 8},
    messages: [],
  }
}

/** A converted body of these blocks. */
export function conversionOf(...blocks: Block[]): Conversion {
  return {blocks, images: [], messages: [], titleHeading: false}
}

/** An article with a body of these blocks. */
export function articleWith(...body: Block[]): ArticleDocument {
  return {_id: 'article-a', _type: 'article', title: 'A', slug: {_type: 'slug', current: 'a'}, body}
}
