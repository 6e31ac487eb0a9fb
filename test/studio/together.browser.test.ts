import type {Browser, Locator, Page, Request} from 'playwright-core'
import {expect, vi} from 'vitest'

import {startSharedStudio, type SharedStudio} from '../helpers/startSharedStudio.ts'
import {readDraft} from '../helpers/stored.ts'
import {browserTest, expectNoProblems, openWatchedPage, WAIT} from '../helpers/studioTest.ts'
import type {PageWatch} from '../helpers/watchPage.ts'

/** What a browser may have open to one host at a time over HTTP/1.1. */
const MOST_CONNECTIONS = 6

const ARTICLE = 'article-together'
const AUTHOR = 'author-nia'

const row = (...cells: string[]) => ({
  _type: 'row',
  _key: cells.join(''),
  cells: cells.map((text) => ({
    _type: 'cell',
    _key: `cell-${text}`,
    value: [
      {
        _type: 'block',
        _key: `block-${text}`,
        style: 'normal',
        markDefs: [],
        children: [{_type: 'span', _key: `span-${text}`, text, marks: []}],
      },
    ],
  })),
})
const TABLE = {_type: 'table', _key: 'table', align: ['left', 'right'], rows: [row('a', 'b'), row('c', 'd')]}

const test = browserTest.extend('studio', {scope: 'file'}, async ({}, {onCleanup}) => {
  const studio = await startSharedStudio('ada', 'ben')
  onCleanup(() => studio.close())
  await studio.client
    .transaction()
    .create({_id: AUTHOR, _type: 'author', name: 'Nia', slug: {_type: 'slug', current: 'nia'}})
    .create({
      _id: ARTICLE,
      _type: 'article',
      title: 'Together',
      slug: {_type: 'slug', current: 'together'},
      author: {_type: 'reference', _ref: AUTHOR},
      body: [TABLE],
    })
    .commit()
  return studio
})

test('two people on one article see each other come, write and go, and more than six streams stay open', async ({
  browser,
  studio,
}) => {
  const [ada, ben] = await Promise.all([arrive(browser, studio, 'ada'), arrive(browser, studio, 'ben')])
  await ada.avatarOf('ben').waitFor()
  await ben.avatarOf('ada').waitFor()

  await ada.field('title').fill('From Ada')
  await vi.waitFor(async () => expect(await ben.field('title').inputValue()).toBe('From Ada'), WAIT)
  await ben.field('subtitle').fill('From Ben')
  await vi.waitFor(async () => expect(await ada.field('subtitle').inputValue()).toBe('From Ben'), WAIT)
  const both = {title: 'From Ada', subtitle: 'From Ben'}
  const read = () => readDraft(studio.client, ARTICLE, '{title, subtitle}')
  await vi.waitFor(async () => expect(await read()).toEqual(both), WAIT)

  // What somebody else does to a table, a third person here, is not done again by those who look on.
  await studio.client
    .patch(`drafts.${ARTICLE}`)
    .set({'body[_key == "table"].rows': [row('a'), row('c')]})
    .commit()
  for (const {page} of [ada, ben]) await page.locator('td', {hasText: 'b'}).waitFor({state: 'detached'})
  await ben.field('subtitle').fill('From Ben again')
  await ada.field('title').fill('From Ada again')
  const after = {title: 'From Ada again', subtitle: 'From Ben again', align: ['left', 'right']}
  const readAfter = () => readDraft(studio.client, ARTICLE, '{title, subtitle, "align": body[0].align}')
  await vi.waitFor(async () => expect(await readAfter()).toEqual(after), WAIT)

  await ben.page.close()
  await ada.avatarOf('ben').waitFor({state: 'detached'})
  expectNoProblems(ada.watch)
  expectNoProblems(ben.watch)

  // A second document beside the first one, and the lake answers over more streams than a browser has connections.
  await ada.page.getByRole('tab', {name: 'Publishing'}).click()
  await ada.page.locator(`a[href*="${AUTHOR}"]`).click()
  await ada.page.getByTestId('field-name').locator('input').fill('Nia, edited')
  await vi.waitFor(async () => expect(await readDraft(studio.client, AUTHOR, 'name')).toBe('Nia, edited'), WAIT)
  expect(ada.openStreams()).toBeGreaterThan(MOST_CONNECTIONS)
  expectNoProblems(ada.watch)
})

interface Person {
  page: Page
  watch: PageWatch
  /** A text field of the article. */
  field: (name: string) => Locator
  /** Someone's picture at the head of the article. */
  avatarOf: (name: string) => Locator
  /** How many listeners the page has open at this moment. */
  openStreams: () => number
}

/** Signs somebody in, in a browser profile of their own, and opens the article. */
async function arrive(browser: Browser, studio: SharedStudio, name: string): Promise<Person> {
  const {page, watch} = await openWatchedPage(browser)
  const openStreams = countOpenStreams(page)
  await page.goto(studio.addressFor(name, `/structure/articles;${ARTICLE}`))
  const pane = page.getByTestId('document-pane').first()
  return {
    page,
    watch,
    openStreams,
    avatarOf: (other) => pane.getByTestId('document-level-presence').getByLabel(other, {exact: true}),
    field: (field) => pane.getByTestId(`field-${field}`).locator('input').first(),
  }
}

/** Counts the listeners of a page that were answered and have not ended. */
function countOpenStreams(page: Page): () => number {
  const open = new Set<Request>()
  page.on('response', (response) => {
    if (response.url().includes('/data/listen/') && response.status() === 200) open.add(response.request())
  })
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
  return () => open.size
}
