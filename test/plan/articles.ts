import {hashWritten} from '../../migrate/document/hashWritten.ts'
import type {Holding, StoredDocument} from '../../migrate/plan/types.ts'
import type {ArticleDocument, BuiltArticle} from '../../migrate/types.ts'

/** An article with one paragraph. */
export function documentOf(title: string, text = 'Pour.', more: Partial<ArticleDocument> = {}): ArticleDocument {
  return {
    _id: 'article-tea',
    _type: 'article',
    title,
    slug: {_type: 'slug', current: 'tea'},
    body: [
      {
        _type: 'block',
        _key: `k${text.length}`,
        style: 'normal',
        markDefs: [],
        children: [{_type: 'span', _key: 's', marks: [], text}],
      },
    ],
    ...more,
  }
}

/** A source that says what `article` holds. */
export function builtOf(article: ArticleDocument, sourceHash = 'hash-2', dialect = 'plain'): BuiltArticle {
  return {
    source: {path: 'posts/tea.md', root: '/srv/posts', file: '/srv/posts/tea.md', text: 'text'},
    article,
    slugPosition: {line: 2, column: 1},
    related: [],
    images: [],
    unknown: {},
    titleHeading: false,
    sourceHash,
    conversionSettings: JSON.stringify({dialect}),
    messages: [],
  }
}

/** What the dataset holds after an earlier run wrote `written`, and an editor made `current` of it. */
export function holdingOf(
  written: ArticleDocument,
  {
    current = written,
    draft,
    pending = [],
  }: {current?: ArticleDocument; draft?: ArticleDocument; pending?: string[]} = {},
): Holding {
  return {
    record: {
      sourcePath: 'posts/tea.md',
      sourceHash: 'hash-1',
      pendingImages: pending,
      openLinks: [],
      written: hashWritten(written),
    },
    article: stored(current),
    ...(draft && {draft: {...stored(draft), _id: 'drafts.article-tea'}}),
  }
}

/** As the Content Lake gives a document back. */
export function stored(document: ArticleDocument): StoredDocument {
  return {...document, _rev: 'rev-1', _createdAt: '2026-01-01T00:00:00Z', _updatedAt: '2026-01-01T00:00:00Z'}
}
