import {globSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

import {describe, expect, test} from 'vitest'

import {DIALECTS} from '../../migrate/convert/dialects.ts'
import type {Source} from '../../migrate/types.ts'
import {parseFrontMatter} from '../../migrate/frontMatter/parseFrontMatter.ts'
import {toHtml} from '../../src/render/toHtml.ts'
import {fixtureFolder} from '../fixtures/readFixtures.ts'
import {checkArticle} from './checkArticle.ts'
import {createTools} from './createTools.ts'

const root = fixtureFolder('collections')
const articles = DIALECTS.flatMap((dialect) =>
  globSync('*.{md,mdx}', {cwd: join(root, dialect)})
    .toSorted()
    .map((name) => ({dialect, name, source: readSource(join(dialect, name))})),
)

function readSource(path: string): Source {
  const file = join(root, path)
  return {path, root, file, text: readFileSync(file, 'utf8')}
}

/** What a reader sees of one of the articles. */
function htmlOf(name: string): string {
  const article = articles.find((article) => article.name === name)
  if (!article) throw new Error(`There is no ${name}`)
  const {body} = parseFrontMatter(article.source.text, article.source)
  return toHtml(createTools(article.dialect).convert(body).blocks, {source: 'hide'})
}

test('there are articles of every dialect', () => {
  expect([...new Set(articles.map(({dialect}) => dialect))]).toEqual(DIALECTS)
})

test.each(articles)('$dialect: $name holds all that is asked of a file', ({dialect, source}) => {
  expect(checkArticle(source, createTools(dialect)).failures).toEqual([])
})

describe('of what collections of articles hold, a reader sees', () => {
  test.each([
    ['a container that ends in its last item', 'vue-watchers.md', 'Computed values</a></li></ul></aside><h2'],
    [
      'a colon line without a partner as words',
      'vue-watchers.md',
      '<p>A colon line without a partner is text ::: as it',
    ],
    [
      'the image of DocFX',
      'docfx-install.md',
      '<figure><a href="media/install/done-large.png"><img src="media/install/done.png"',
    ],
    [
      'names to link to as nothing',
      'docfx-install.md',
      '<p><a name="layout"></a></p><h2 id="offline-layout"><a name="offline"></a> ',
    ],
    ['lines of Chinese joined with nothing', 'zh-line-breaks.md', '所以这一行和下一行是一句话。但是 Hello World 之间'],
    ['a list that goes on after another one', 'zh-line-breaks.md', '</ul><ol start="2"><li>第二项：</li></ol><pre>'],
    [
      'Hebrew between the tags that turn its direction',
      'rtl-open-source.md',
      '<p>קוד פתוח הוא של <strong>כולם</strong> — ו־<a href=',
    ],
    ['the ids of headings in MDX as nothing', 'ar-use-signal.mdx', '<h2 id="reference">المرجع</h2>'],
    ['words in components', 'ar-use-signal.mdx', '<p>اقرأ الإشارة ثم القيمة.</p>'],
    ['what Liquid leaves alone', 'tabs-and-raw.md', '<p>Write <code>{{ page.title }}</code> to show the title, .</p>'],
    ['a definition after tags', 'tabs-and-raw.md', 'Read the <a href="/en/newsletters/2018/12/">newsletter</a> on'],
    ['code of a tag', 'tabs-and-raw.md', '<code class="language-bash">yarn add site'],
    [
      'a definition on a line of its own',
      'page-bundle.md',
      '<p>Page bundle<br>: A folder with its <em>files</em>.<br>: Also',
    ],
    [
      'an admonition in an item',
      'install-serving.md',
      '<aside class="callout callout-important"><p class="callout-title">Important</p><p>Wait until all of it runs.',
    ],
    ['the video of DocFX', 'docfx-install.md', 'https://www.youtube'],
    ['a figure of Hugo', 'page-bundle.md', '<figcaption>One folder, one page</figcaption>'],
    ['the escaped shortcode of Hugo', 'page-bundle.md', '<code>{{&lt; param version &gt;}}</code> to show it'],
    [
      'a link in the title of a callout',
      'vault-setup.md',
      '<p>Is your vault in a synced folder? Read <a href="Sync%20questions#',
    ],
  ])('%s', (_, name, html) => {
    expect(htmlOf(name)).toContain(html)
  })
})
