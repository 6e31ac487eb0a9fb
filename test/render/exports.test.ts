import {expect, test} from 'vitest'

import * as library from '../../src/index.ts'

test('the package exports exactly these names', () => {
  expect(Object.keys(library).sort()).toEqual([
    'articleByOldAddressQuery',
    'articleBySlugQuery',
    'articleListQuery',
    'articlesByCategoryQuery',
    'categoriesQuery',
    'defaultImageUrl',
    'escapeHtml',
    'isSpan',
    'isTextBlock',
    'safeHref',
    'safeImageSource',
    'toHtml',
    'toPlainText',
    'walkBlocks',
  ])
})
