import type {Locator, Page} from 'playwright-core'
import sharp from 'sharp'
import {describe, expect, vi} from 'vitest'

import {openArticle, showArticles} from '../helpers/articlePane.ts'
import type {TestStudio} from '../helpers/startTestStudio.ts'
import {listVersions, readDraft} from '../helpers/stored.ts'
import {studioTest as test, WAIT} from '../helpers/studioTest.ts'

describe('an editor', () => {
  test('edits and discards, duplicates and unpublishes', async ({page, studio}) => {
    const id = 'article-flaky-tests'
    const {client} = studio
    const {field} = await openArticle(page, studio.url, id)
    await field('subtitle').fill('Edited by hand')
    await vi.waitFor(async () => expect(await readDraft(client, id, 'subtitle')).toBe('Edited by hand'), WAIT)
    await act(page, /^discard changes/i, /^discard changes/i)
    await expectVersions(studio, id, [id])

    await act(page, /^duplicate/i)
    await page.waitForURL((url) => !url.pathname.endsWith(id))
    const copy = page.url().split(';').at(-1) ?? ''
    await expectVersions(studio, copy, [`drafts.${copy}`])
    const title = await client.fetch<string>('*[_id == $id][0].title', {id})
    expect(title).toBe('Flaky Tests Are Telling You Something')
    expect(await readDraft(client, copy, 'title')).toBe(title)

    await page.getByTestId('document-list-pane').locator(`a[href$=";${id}"]`).click()
    await page.waitForURL((url) => url.pathname.endsWith(id))
    await page.getByTestId('document-header-Published-chip').click()
    await page.getByTestId('pane-footer').getByRole('button', {name: 'Unpublish'}).click()
    await confirm(page, /unpublish/i)
    await expectVersions(studio, id, [`drafts.${id}`])
  })

  test('deletes an article and restores it from its history', async ({page, studio}) => {
    const id = 'article-link-rot'
    const title = await studio.client.fetch<string>('*[_id == $id][0].title', {id})
    await openArticle(page, studio.url, id)
    await act(page, /^delete/i, /^delete/i)
    await expectVersions(studio, id, [])
    await page.goto(`${studio.url}/structure/articles;${id}`)
    await page.getByText('This document has been deleted.').waitFor()
    await page.getByRole('button', {name: 'Restore most recent revision'}).click()
    await expectVersions(studio, id, [`drafts.${id}`])
    expect(await readDraft(studio.client, id, 'title')).toBe(title)
  })

  test('takes an article back to an earlier revision', async ({page, studio}) => {
    const id = 'article-cold-starts'
    const before = await studio.client.getDocument(id)
    const {field, root} = await openArticle(page, studio.url, id)
    const read = () => readDraft(studio.client, id, 'title')
    await field('title').fill('A mistake')
    await vi.waitFor(async () => expect(await read()).toBe('A mistake'), WAIT)
    await root.getByTestId('pane-context-menu-button').click()
    await page.getByRole('menuitem', {name: 'History'}).click()
    await root
      .getByTestId('timeline-item-button')
      .filter({hasText: /^Created/})
      .click()
    await vi.waitFor(async () => expect(await field('title').inputValue()).toBe(before?.['title']), WAIT)
    await root.getByTestId('action-reverttorevision').click()
    await page.getByTestId('confirm-popover-confirm-button').click()
    await vi.waitFor(async () => expect(await read()).toBe(before?.['title']), WAIT)
    expect(await readDraft(studio.client, id, 'body')).toEqual(before?.['body'])
  })

  test('uploads a cover, crops it and moves its hotspot', async ({page, studio}) => {
    const id = 'article-line-endings'
    const {root} = await openArticle(page, studio.url, id)
    const input = root.getByTestId('image-input').first()
    const background = '#336699'
    const buffer = await sharp({create: {width: 800, height: 400, channels: 3, background}})
      .png()
      .toBuffer()
    await input.locator('input[type=file]').first().setInputFiles({name: 'cover.png', mimeType: 'image/png', buffer})
    const asset = expect.stringMatching(/^image-[0-9a-f]{40}-800x400-png$/)
    const readAsset = () => readDraft(studio.client, id, 'coverImage.asset._ref')
    await vi.waitFor(async () => expect(await readAsset()).toEqual(asset), WAIT)

    await root.getByTestId('options-menu-edit-details').first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Panorama').waitFor()
    const {x, y, width, height} = await settledBox(dialog.locator('svg svg').first())
    await page.mouse.move(x + 3, y + 3)
    await page.mouse.down()
    await page.mouse.move(x + width / 4, y + height / 4, {steps: 8})
    await page.mouse.up()
    const readCover = () => readDraft(studio.client, id, 'coverImage{"left": crop.left, "x": hotspot.x}')
    const moved = {left: expect.closeTo(0.25, 1), x: expect.closeTo(0.62, 1)}
    await vi.waitFor(async () => expect(await readCover()).toEqual(moved), WAIT)
    await page.keyboard.press('Escape')
    await dialog.waitFor({state: 'hidden'})
  })

  test('picks a category and then another one, and an article to link to', async ({page, studio}) => {
    const id = 'article-idempotency-keys-in-ten-lines'
    const {client} = studio
    const {body, root} = await openArticle(page, studio.url, id)
    await root.getByRole('tab', {name: 'Publishing'}).click()
    const category = (ref: string) =>
      vi.waitFor(
        async () => expect(await readDraft(client, id, 'category')).toEqual({_type: 'reference', _ref: ref}),
        WAIT,
      )
    await pick(page, root.getByTestId('reference-input').first(), 'data', 'databases')
    await category('category-databases')
    await root
      .locator('[data-ui="Card"]', {has: page.locator('a[href*="category-databases"]')})
      .last()
      .getByRole('button')
      .click()
    await page.getByRole('menuitem', {name: 'Replace'}).click()
    await pick(page, root.getByTestId('reference-input').first(), 'test', 'testing')
    await category('category-testing')

    await root.getByRole('tab', {name: 'Content'}).click()
    await body
      .getByTestId('text-style--normal')
      .first()
      .dblclick({position: {x: 30, y: 10}})
    await root.getByTestId('field-body').getByTestId('action-menu-button').click()
    await page.getByRole('menuitem', {name: 'Link to article'}).click()
    await pick(
      page,
      page.getByTestId('reference-input').filter({visible: true}),
      'index',
      'Choosing a PostgreSQL Index',
    )
    const link = {_type: 'reference', _ref: 'article-postgres-index-choices', _weak: true}
    const readLinks = () => readDraft(client, id, 'body[].markDefs[_type == "articleLink"].reference')
    await vi.waitFor(async () => expect(await readLinks()).toContainEqual(link), WAIT)
    expect(
      await client.fetch('*[references("article-postgres-index-choices")]._id', {}, {perspective: 'raw'}),
    ).toContain(`drafts.${id}`)
  })

  test('searches everything', async ({page, studio}) => {
    // While the Studio goes on from its front page to its first tool, a search that is opened closes again.
    const articles = await showArticles(page, studio.url)
    await articles.locator('a[href*=";article-"]').first().waitFor()
    await page.getByTestId('studio-search').click()
    await page.getByPlaceholder('Search', {exact: true}).fill('cognito firest')
    const result = page
      .getByTestId('search-results')
      .getByRole('option')
      .filter({hasText: 'Introduction to Serverless Architecture'})
    await result.click()
    await page.waitForURL(/article-serverless-architecture/)
  })

  test('asks in Vision', async ({page, studio}) => {
    await page.goto(`${studio.url}/vision`)
    await page.locator('.cm-content').first().click()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('*[_type == "category"] | order(title asc)[0]{title')
    await page.getByRole('button', {name: 'Fetch', exact: true}).click()
    const result = page.getByTestId('vision-result')
    await result.getByText('cloud').waitFor()
    expect(await result.getByTestId('json-inspector').innerText()).toMatch(/^title:\s*cloud$/m)
  })
})

/** Takes an action from the menu at the foot of the document, and confirms it where it asks. */
async function act(page: Page, name: RegExp, answer?: RegExp): Promise<void> {
  await page.getByTestId('pane-footer').getByTestId('action-menu-button').click()
  await page.getByRole('menuitem', {name}).click()
  if (answer !== undefined) await confirm(page, answer)
}

async function confirm(page: Page, answer: RegExp): Promise<void> {
  await page.getByRole('dialog').getByRole('button', {name: answer}).click()
}

/** Types into a reference field, and takes what is found under a title. */
async function pick(page: Page, field: Locator, words: string, title: string): Promise<void> {
  await field.getByTestId('autocomplete').fill(words)
  await page.getByTestId('autocomplete-popover').getByRole('option', {name: title}).getByRole('button').click()
}

async function expectVersions({client}: TestStudio, id: string, expected: string[]): Promise<void> {
  await vi.waitFor(async () => expect(await listVersions(client, id)).toEqual(expected), WAIT)
}

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
