/**
 * `node test/helpers/screenshot.ts <folder>`: the pictures of the README. The original article in the Studio, and the example
 * of Markdown in the Studio and as HTML.
 *
 * @module
 */
import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import type {Browser} from 'playwright-core'

import {toPortableText} from '../../migrate/convert/toPortableText.ts'
import {toHtml} from '../../src/render/toHtml.ts'
import {openArticle} from './articlePane.ts'
import {launchBrowser} from './browser.ts'
import {readExample} from './readmeExample.ts'
import {ROOT, startTestStudio} from './startTestStudio.ts'

const STYLE = `
  body {margin: 0; padding: 16px 24px; width: 640px; font: 15px/1.5 sans-serif; color: #222}
  .callout {margin: 0 0 16px; padding: 8px 16px; border-left: 4px solid #2a7; background: #f2faf6}
  .callout-warning {border-color: #c80; background: #fff8ea}
  .callout > p:last-child, .callout ul {margin-bottom: 0} .callout-title {margin: 0 0 4px; font-weight: bold}
  .task-list-item {list-style: none; margin-left: -24px}
  pre {margin: 8px 0; padding: 8px 12px; background: #f4f4f4} code, kbd {font: 13px monospace}
  kbd {padding: 1px 5px; border: 1px solid #bbb; border-radius: 3px}
  table {border-collapse: collapse; margin: 16px 0} th, td {padding: 4px 14px; border: 1px solid #ccc}
  .math {font-style: italic; font-family: serif} .footnotes {font-size: 13px; color: #555}
`

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  process.stderr.write('Say where the pictures go: node test/helpers/screenshot.ts <folder>\n')
  process.exit(2)
}

const example = await readExample()
const browser = await launchBrowser()
try {
  await drawHtml(browser, join(folder, 'constructs-html.png'))
  const source = await mkdtemp(join(tmpdir(), 'example-'))
  await writeFile(join(source, 'tea.md'), `---\ntitle: Tea\nexcerpt: How to make it.\n---\n\n${example}`)
  await drawStudio(browser, {
    paths: [source],
    id: 'article-tea',
    words: 'Before you begin',
    ready: 'table',
    isPane: true,
    height: 720,
    file: join(folder, 'constructs-studio.png'),
  })
  await rm(source, {recursive: true})
  await drawStudio(browser, {
    paths: [join(ROOT, 'fixtures', 'articles')],
    id: 'article-serverless-architecture',
    words: 'Functions as a Service (FaaS)',
    ready: '.cm-content',
    isPane: false,
    // Ends above an article in Japanese, which a browser without fonts for it lists without a title.
    height: 666,
    file: join(folder, 'studio.png'),
  })
} finally {
  await browser.close()
}

async function drawHtml(browser: Browser, file: string): Promise<void> {
  const page = await browser.newPage({viewport: {width: 688, height: 200}})
  await page.setContent(`<!doctype html><style>${STYLE}</style>${toHtml(toPortableText(example).blocks)}`)
  await page.screenshot({path: file, fullPage: true})
}

/** What to draw of an article in the Studio. */
interface Picture {
  paths: string[]
  /** Of the article. */
  id: string
  /** What is to stand at the top. */
  words: string
  /** Selects what is drawn last. */
  ready: string
  /** Whether to draw the article alone, without what stands beside it. */
  isPane: boolean
  /** Of the window, in pixels. */
  height: number
  file: string
}

async function drawStudio(browser: Browser, picture: Picture): Promise<void> {
  const {paths, id, words, ready, isPane, height, file} = picture
  const studio = await startTestStudio(paths)
  try {
    const page = await browser.newPage({viewport: {width: 1440, height}})
    const {root, body} = await openArticle(page, studio.url, id)
    await root.getByTestId('fullscreen-button-expand').click()
    const editor = page.getByTestId('pt-editor').getByTestId('scroll-container')
    await body
      .or(editor)
      .first()
      .getByText(words)
      .first()
      .evaluate((element, block) => element.scrollIntoView({block}), isPane ? ('center' as const) : ('start' as const))
    await page.locator(ready).first().waitFor()
    await page.evaluate(() => document.fonts.ready)
    await (isPane ? root : page).screenshot({path: file})
  } finally {
    await studio.close()
  }
}
