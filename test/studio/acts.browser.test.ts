import type {Browser, Locator, Page} from 'playwright-core'
import sharp from 'sharp'
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi} from 'vitest'

import {openArticle} from '../helpers/articlePane.ts'
import {launchBrowser} from '../helpers/browser.ts'
import {startTestStudio, type TestStudio} from '../helpers/startTestStudio.ts'
import {watchPage, type PageWatch} from '../helpers/watchPage.ts'

const WAIT = {timeout: 40_000, interval: 100}

let studio: TestStudio
let browser: Browser
let page: Page
let watch: PageWatch

beforeAll(async () => {
  studio = await startTestStudio()
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await studio?.close()
})

beforeEach(async () => {
  page = await browser.newPage({viewport: {width: 1440, height: 1400}})
  watch = await watchPage(page)
})

afterEach(async () => {
  await page.close()
})

/** Which versions of a document there are. */
function versionsOf(id: string): Promise<string[]> {
  return studio.client.fetch('*[sanity::versionOf($id)]._id', {id}, {perspective: 'raw'})
}

/** An attribute of a draft. */
function draftOf<T>(id: string, attribute: string): Promise<T> {
  return studio.client.fetch(`*[_id == $id][0].${attribute}`, {id: `drafts.${id}`}, {perspective: 'raw'})
}

async function expectVersions(id: string, expected: string[]): Promise<void> {
  await vi.waitFor(async () => expect(await versionsOf(id)).toEqual(expected), WAIT)
}

/** Takes an action from the menu at the foot of the document, and confirms it where it asks. */
async function act(name: RegExp, confirm?: RegExp): Promise<void> {
  await page.getByTestId('pane-footer').getByTestId('action-menu-button').click()
  await page.getByRole('menuitem', {name}).click()
  if (confirm !== undefined) await page.getByRole('dialog').getByRole('button', {name: confirm}).click()
}

describe('an editor', () => {
  test('edits and discards, duplicates and unpublishes', async () => {
    const id = 'article-flaky-tests'
    const {field} = await openArticle(page, studio.url, id)
    await field('subtitle').fill('Edited by hand')
    await vi.waitFor(async () => expect(await draftOf(id, 'subtitle')).toBe('Edited by hand'), WAIT)
    await act(/^discard changes/i, /^discard changes/i)
    await expectVersions(id, [id])

    await act(/^duplicate/i)
    await page.waitForURL((url) => !url.pathname.endsWith(id))
    const copy = page.url().split(';').at(-1) ?? ''
    await expectVersions(copy, [`drafts.${copy}`])
    const titleOf = '*[_id == $id][0].title'
    const titles = [
      await studio.client.fetch(titleOf, {id}),
      await studio.client.fetch(titleOf, {id: `drafts.${copy}`}, {perspective: 'raw'}),
    ]
    expect(titles).toEqual(['Flaky Tests Are Telling You Something', titles[0]])

    await page.goto(`${studio.url}/structure/articles;${id}`)
    await page.getByTestId('document-header-Published-chip').click()
    await page.getByTestId('pane-footer').getByRole('button', {name: 'Unpublish'}).click()
    await page
      .getByRole('dialog')
      .getByRole('button', {name: /unpublish/i})
      .click()
    await expectVersions(id, [`drafts.${id}`])
    expect(watch.problems).toEqual([])
  })

  test('deletes an article and restores it from its history', async () => {
    const id = 'article-link-rot'
    const [original] = await studio.client.fetch<[string]>('[*[_id == $id][0].title]', {id})
    await openArticle(page, studio.url, id)
    await act(/^delete/i, /^delete/i)
    await expectVersions(id, [])
    await page.goto(`${studio.url}/structure/articles;${id}`)
    await page.getByText('This document has been deleted.').waitFor()
    await page.getByRole('button', {name: 'Restore most recent revision'}).click()
    await expectVersions(id, [`drafts.${id}`])
    expect(await draftOf(id, 'title')).toBe(original)

    expect(watch.problems).toEqual([])
  })

  test('uploads a cover, crops it and moves its hotspot', async () => {
    const id = 'article-idempotency-keys-in-ten-lines'
    const {root} = await openArticle(page, studio.url, id)
    const input = root.getByTestId('image-input').first()
    const background = '#336699'
    const buffer = await sharp({create: {width: 800, height: 400, channels: 3, background}})
      .png()
      .toBuffer()
    await input.locator('input[type=file]').first().setInputFiles({name: 'cover.png', mimeType: 'image/png', buffer})
    const asset = expect.stringMatching(/^image-[0-9a-f]{40}-800x400-png$/)
    await vi.waitFor(async () => expect(await draftOf(id, 'coverImage.asset._ref')).toEqual(asset), WAIT)

    await root.getByTestId('options-menu-edit-details').first().click()
    await page.getByRole('dialog').getByText('Panorama').waitFor()
    const {x, y, width, height} = await settledBox(page.getByRole('dialog').locator('svg svg').first())
    await page.mouse.move(x + 3, y + 3)
    await page.mouse.down()
    await page.mouse.move(x + width / 4, y + height / 4, {steps: 8})
    await page.mouse.up()
    const readCover = () => draftOf<{left: number; x: number}>(id, 'coverImage{"left": crop.left, "x": hotspot.x}')
    await vi.waitFor(async () => expect((await readCover()).left).toBeGreaterThan(0.1), WAIT)
    expect((await readCover()).x).toBeGreaterThan(0.55)
    expect(watch.problems).toEqual([])
  })

  test('searches everything, and asks in Vision', async () => {
    await page.goto(`${studio.url}/structure/articles`)
    await page.getByTestId('studio-search').click()
    await page.keyboard.type('cognito firest')
    await page
      .getByRole('option', {name: /Introduction to Serverless Architecture/})
      .first()
      .waitFor()

    await page.goto(`${studio.url}/vision`)
    await page.locator('.cm-content').first().click()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('*[_type == "category"] | order(title asc)[0]{title')
    await page.getByRole('button', {name: 'Fetch', exact: true}).click()
    await page.getByTestId('vision-result').or(page.getByText('title:')).first().waitFor()
    expect(watch.problems).toEqual([])
  })

  test('writes beside another one, and each sees what the other writes', async () => {
    const id = 'article-http-caching-by-table'
    const other = await browser.newPage({viewport: {width: 1440, height: 1400}})
    const streams = countStreams(page)
    try {
      const fields = [page, other].map((each) => (name: string) => each.getByTestId(`field-${name}`).locator('input'))
      for (const each of [page, other]) await each.goto(`${studio.url}/structure/articles;${id}`)
      const [mine, theirs] = fields
      await mine?.('subtitle').fill('Mine')
      await vi.waitFor(async () => expect(await theirs?.('subtitle').inputValue()).toBe('Mine'), WAIT)
      await theirs?.('title').fill('Theirs')
      await vi.waitFor(async () => expect(await mine?.('title').inputValue()).toBe('Theirs'), WAIT)
      expect(streams()).toBeGreaterThanOrEqual(6)
      expect(watch.problems).toEqual([])
    } finally {
      await other.close()
    }
  })
})

/** Where something is once it has stopped moving. */
async function settledBox(locator: Locator): Promise<{x: number; y: number; width: number; height: number}> {
  let last: unknown
  return vi.waitFor(async () => {
    const box = await locator.boundingBox()
    const isSettled = box !== null && JSON.stringify(box) === last
    last = JSON.stringify(box)
    if (!isSettled) throw new Error('It moves.')
    return box
  }, WAIT)
}

/** Counts the listeners that a page has opened. */
function countStreams(watched: Page): () => number {
  let count = 0
  watched.on('response', (response) => {
    if (response.url().includes('/data/listen/') && response.status() === 200) count += 1
  })
  return () => count
}
