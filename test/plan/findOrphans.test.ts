import {expect, test} from 'vitest'

import {findOrphans} from '../../migrate/plan/findOrphans.ts'

test('findOrphans reports articles whose source is gone, and not those that another source now makes', () => {
  const origins = [
    {articleId: 'article-tea', sourcePath: 'posts/tea.md'},
    {articleId: 'article-milk', sourcePath: 'posts/milk.md'},
    {articleId: 'article-water', sourcePath: 'other/water.md'},
  ]
  const isGone = (path: string): boolean => path.startsWith('posts/')
  expect(findOrphans(origins, new Set(['article-milk']), isGone)).toEqual([
    {
      path: 'posts/tea.md',
      id: 'article-tea',
      outcome: 'orphaned',
      messages: [
        {
          severity: 'warning',
          rule: 'plan/orphaned',
          reason:
            'The source of article-tea is gone; the article stays in the dataset. To delete it too, run again with --prune.',
        },
      ],
    },
  ])
})
