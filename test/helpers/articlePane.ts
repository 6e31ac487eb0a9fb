import type {Locator, Page} from 'playwright-core'

const INVALID_BODY = 'Invalid Portable Text value'

/** What the Studio writes over a value that does not fit its schema. */
const COMPLAINTS = [
  'Unknown field',
  'Non-unique keys',
  'Missing keys',
  'Invalid list values',
  'Invalid property value',
  INVALID_BODY,
  'not valid for this list',
  'not allowed by the schema',
]

/** An article, open in the Studio. */
export interface ArticlePane {
  root: Locator
  /** The input of a text field of the top level. */
  field: (name: string) => Locator
  /** The editor's content: text blocks and block objects. */
  body: Locator
  publish: Locator
  /** What an editor is shown in red, once validation has run: error marks and values that do not fit. */
  listComplaints: () => Promise<string[]>
}

/** The list of articles, where a page shows it already, else by its address. */
export async function showArticles(page: Page, studio: string): Promise<Locator> {
  const address = `${studio}/structure/articles`
  if (!page.url().startsWith(address)) await page.goto(address)
  return page.getByTestId('document-list-pane')
}

/**
 * Opens an article and waits until its form is there and has been validated: with a click where a list shows it, else by
 * its address.
 *
 * @param page - a page of the Studio, or an empty one
 * @param studio - the Studio's address
 * @param id - id of the published article
 */
export async function openArticle(page: Page, studio: string, id: string): Promise<ArticlePane> {
  const validated = page.waitForResponse((response) => isUniquenessCheck(response.url(), id))
  const entry = page.getByTestId('document-list-pane').locator(`a[href$=";${id}"]`).first()
  const isOpen = page.url().endsWith(`;${id}`)
  if (!isOpen && (await entry.isVisible())) await entry.click()
  else await page.goto(`${studio}/structure/articles;${id}`)

  const root = page.getByTestId('document-pane')
  const body = root.getByTestId('field-body').getByTestId('scroll-container')
  const blocks = body.locator('[data-testid^="text-style--"], [data-testid="pte-block-object"]')
  await blocks.or(root.getByText(INVALID_BODY)).first().waitFor()
  await (await validated).finished()
  return {
    root,
    body,
    field: (name) => root.getByTestId(`field-${name}`).locator('input, textarea').first(),
    publish: root.getByTestId('action-publish'),
    listComplaints: async () => {
      const marks = await root.getByTestId('input-validation-icon-error').count()
      const text = await root.innerText()
      const words = COMPLAINTS.filter((complaint) => text.includes(complaint))
      return marks > 0 ? [`${marks} error marks`, ...words] : words
    },
  }
}

/** Validation asks the lake whether the slug is taken; its other rules need no answer. */
function isUniquenessCheck(url: string, id: string): boolean {
  return url.includes('validation.slug-is-unique') && url.includes(encodeURIComponent(`"${id}"`))
}
