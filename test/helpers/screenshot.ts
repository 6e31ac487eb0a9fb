/**
 * `node test/helpers/screenshot.ts <file.png>`: the original article in the Studio, as the README shows it.
 *
 * @module
 */
import {openArticle} from './articlePane.ts'
import {launchBrowser} from './browser.ts'
import {startTestStudio} from './startTestStudio.ts'

const [file] = process.argv.slice(2)
if (file === undefined) {
  process.stderr.write('Say where the picture goes: node test/helpers/screenshot.ts <file.png>\n')
  process.exit(2)
}

const studio = await startTestStudio()
const browser = await launchBrowser()
try {
  const page = await browser.newPage({viewport: {width: 1440, height: 720}})
  const {root, body} = await openArticle(page, studio.url, 'article-serverless-architecture')
  await root.getByTestId('fullscreen-button-expand').click()
  const editor = page.getByTestId('pt-editor').getByTestId('scroll-container')
  await body
    .or(editor)
    .first()
    .getByText('Functions as a Service (FaaS)')
    .evaluate((heading) => heading.scrollIntoView())
  await page.locator('.cm-content').first().waitFor()
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({path: file})
} finally {
  await browser.close()
  await studio.close()
}
