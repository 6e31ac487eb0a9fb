import {expect, test} from 'vitest'

import * as library from '../../src/index.ts'

test('the package exports exactly these names', () => {
  expect(Object.keys(library).sort()).toEqual([
    'articleByOldAddressQuery',
    'articleBySlugQuery',
    'articleInLanguageQuery',
    'articleListQuery',
    'articlesByAuthorQuery',
    'articlesByCategoryQuery',
    'articlesByTagQuery',
    'articlesInLanguageQuery',
    'authorsQuery',
    'categoriesQuery',
    'defaultImageUrl',
    'escapeHtml',
    'isSpan',
    'isTextBlock',
    'safeHref',
    'safeImageSource',
    'tagsQuery',
    'toHtml',
    'toPlainText',
    'walkBlocks',
  ])
})
