import type {Locator} from 'playwright-core'
import {glob} from 'tinyglobby'
import {describe, expect, vi} from 'vitest'

import {openArticle, showArticles} from '../helpers/articlePane.ts'
import {ROOT} from '../helpers/startTestStudio.ts'
import {readDraft} from '../helpers/stored.ts'
import {studioTest as test, WAIT} from '../helpers/studioTest.ts'

const ORIGINAL = 'article-serverless-architecture'

describe('an editor', () => {
  test('finds every migrated article in the list', async ({page, studio}) => {
    const files = await glob('**/*.md', {cwd: `${ROOT}/fixtures/articles`})
    const titles = await studio.client.fetch<string[]>('*[_type == "article"] | order(publishedAt desc).title')
    expect(studio.imported).toBe(0)
    expect(titles).toHaveLength(files.length)
    expect(titles).toContain('Introduction to Serverless Architecture')

    const list = await showArticles(page, studio.url)
    for (const title of titles) await list.getByText(title, {exact: true}).waitFor()
    const pictures = list.locator('img[src*="/images/local/production/"]')
    const areShown = () =>
      pictures.evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth > 0))
    const covers = await studio.client.fetch<number>('count(*[_type == "article" && defined(coverImage.asset)])')
    await vi.waitFor(async () => expect(await areShown()).toEqual(Array.from({length: covers}, () => true)), WAIT)
  })

  test('opens the original article with its headings, bold text, lists and code', async ({page, studio}) => {
    const {body, field, listComplaints} = await openArticle(page, studio.url, ORIGINAL)

    expect(await field('title').inputValue()).toBe('Introduction to Serverless Architecture')
    expect(await body.getByTestId('text-style--h2').allInnerTexts()).toContain('What is Serverless Computing?')
    expect(await body.getByTestId('text-style--h3').allInnerTexts()).toContain('Functions as a Service (FaaS)')
    expect(await body.locator('strong, [data-mark="strong"]').allInnerTexts()).toContain('No server management')
    expect(await body.locator('[data-list-item="bullet"]').allInnerTexts()).toContain(
      'Authentication (Auth0, AWS Cognito)',
    )
    const code = body.getByTestId('pte-block-object').first()
    await code.locator('.cm-content').waitFor()
    expect(await code.innerText()).toContain('exports.handler = async (event) => {')
    expect(await code.getByText('javascript', {exact: true}).count()).toBe(1)

    expect(await listComplaints()).toEqual([])
  })

  test('finds no migrated article in red, and changes none by looking at it', async ({page, studio}) => {
    const ids = await studio.client.fetch<string[]>('*[_type == "article"]._id')
    const complaints: Record<string, string[]> = {}
    for (const id of ids) {
      const {listComplaints} = await openArticle(page, studio.url, id)
      const found = await listComplaints()
      if (found.length > 0) complaints[id] = found
    }
    expect(complaints).toEqual({})
    expect(await studio.client.fetch('*[_id in path("drafts.**")]._id', {}, {perspective: 'raw'})).toEqual([])
  })

  test('is told of what does not fit', async ({page, studio}) => {
    const broken = await studio.client.create({
      _type: 'article',
      slug: {_type: 'slug', current: 'broken'},
      mood: 'good',
      body: [
        {_type: 'divider', _key: 'a'},
        {_type: 'video', _key: 'b'},
      ],
    })
    const {listComplaints} = await openArticle(page, studio.url, broken._id)
    const expected = [
      expect.stringMatching(/^\d+ error marks$/),
      'Unknown field',
      'Invalid Portable Text value',
      'not allowed by the schema',
    ]
    await vi.waitFor(async () => expect(await listComplaints()).toEqual(expected), WAIT)
    await studio.client.delete(broken._id)
  })

  test('searches the list for words of the text', async ({page, studio}) => {
    const list = await showArticles(page, studio.url)
    const other = list.getByText('What a Cold Start Is Made Of')
    await other.waitFor()
    await page.getByPlaceholder('Search list').fill('cognito firest')
    const found = () => list.locator('a[href*="articles;"]').allInnerTexts()
    const expected = [expect.stringMatching(/^Introduction to Serverless Architecture/)]
    await vi.waitFor(async () => expect(await found()).toEqual(expected), WAIT)
    await page.getByPlaceholder('Search list').fill('')
    await other.waitFor()
  })

  test('changes a cell of a table in its place', async ({page, studio}) => {
    const [id, key] = await studio.client.fetch<[string, string]>(
      '*[_type == "article" && count(body[_type == "table"]) > 0] | order(_id)[0]{"pair": [_id, body[_type == "table"][0]._key]}.pair',
    )
    const {body} = await openArticle(page, studio.url, id)
    const cell = body.locator('td').first()
    await cell.click()
    await page.keyboard.press('End')
    await page.keyboard.type(' (new)')
    const firstCell = `body[_key == "${key}"][0].rows[0].cells[0].value[0].children[].text`
    const read = () => readDraft<string[]>(studio.client, id, firstCell)
    await vi.waitFor(async () => expect((await read())?.join('')).toMatch(/ \(new\)$/), WAIT)
  })

  test('writes in a loose list, and the list stays loose', async ({page, studio}) => {
    const [id, text] = await studio.client.fetch<[string, string]>(
      '*[_type == "article" && count(body[_type == "block" && loose == true]) > 0] | order(_id)[0]{"pair": [_id, body[_type == "block" && loose == true][0].children[0].text]}.pair',
    )
    const {body} = await openArticle(page, studio.url, id)
    await body.locator('[data-list-item]').getByText(text, {exact: true}).first().click()
    await page.keyboard.press('End')
    await page.keyboard.type(' (new)')
    const looseItems = '*[_id == $id][0].body[_type == "block" && loose == true]{"text": pt::text(@)}.text'
    const read = (of: string) => studio.client.fetch<string[] | null>(looseItems, {id: of}, {perspective: 'raw'})
    const before = (await read(id)) ?? []
    await vi.waitFor(async () => expect((await read(`drafts.${id}`))?.join('')).toContain('(new)'), WAIT)
    expect(await read(`drafts.${id}`)).toHaveLength(before.length)
  })

  test('writes in a heading with an id of its own, and the heading keeps the id', async ({page, studio}) => {
    const withAnchor = 'body[_type == "block" && defined(anchor)]'
    const [id, text, anchor] = await studio.client.fetch<[string, string, string]>(
      `*[_type == "article" && count(${withAnchor}) > 0] | order(_id)[0]{"found": [_id, ${withAnchor}[0].children[0].text, ${withAnchor}[0].anchor]}.found`,
    )
    const {body} = await openArticle(page, studio.url, id)
    await body.getByText(text, {exact: true}).first().click()
    await page.keyboard.press('End')
    await page.keyboard.type(' (new)')
    const headings = `${withAnchor}{anchor, "text": pt::text(@)}`
    const edited = {anchor, text: expect.stringContaining('(new)')}
    await vi.waitFor(async () => expect(await readDraft(studio.client, id, headings)).toContainEqual(edited), WAIT)
  })

  test('edits a title into a draft, and publishes it for the sites to see', async ({page, studio}) => {
    const titleQuery = '*[_type == "article" && slug.current == "serverless-architecture"][0].title'
    const title = 'Serverless, Reconsidered'
    const {field, publish, root} = await openArticle(page, studio.url, ORIGINAL)

    await field('title').fill(title)
    const draftTitle = () => readDraft(studio.client, ORIGINAL, 'title')
    await vi.waitFor(async () => expect(await draftTitle()).toBe(title), WAIT)
    expect(await studio.client.fetch(titleQuery)).toBe('Introduction to Serverless Architecture')

    await publish.and(page.locator(':enabled')).click()
    await vi.waitFor(async () => expect(await studio.client.fetch(titleQuery)).toBe(title), WAIT)
    await vi.waitFor(async () => expect(await draftTitle()).toBeNull(), WAIT)
    await root.getByText('Published just now').waitFor()
  })

  test('finds articles by category, starts one there, and finds it among the drafts', async ({page, studio}) => {
    const titlesIn = '*[_type == "article" && category->slug.current == $slug] | order(publishedAt desc).title'
    const titles = await studio.client.fetch<string[]>(titlesIn, {slug: 'cloud'})
    const list = page.getByTestId('document-list-pane').last()
    const shown = () => list.locator('[data-testid="default-preview__header"]').allInnerTexts()

    await page.goto(`${studio.url}/structure/by-category;category-cloud`)
    await vi.waitFor(async () => expect((await shown()).map(firstLine)).toEqual(titles), WAIT)

    await page.getByLabel('Article in this category').click()
    await page.getByTestId('document-pane').getByTestId('field-title').locator('input').fill('Not out yet')
    const query = '*[_id in path("drafts.**")]{title, "category": category._ref, "isDated": publishedAt <= now()}'
    const readDrafts = () => studio.client.fetch<unknown[]>(query, {}, {perspective: 'raw'})
    const started = {title: 'Not out yet', category: 'category-cloud', isDated: true}
    await vi.waitFor(async () => expect(await readDrafts()).toContainEqual(started), WAIT)

    await page.goto(`${studio.url}/structure/drafts`)
    await vi.waitFor(async () => expect((await shown()).map(firstLine)).toContain('Not out yet'), WAIT)
    expect(await shown()).toHaveLength((await readDrafts()).length)
  })

  test('finds articles by tag, and those with images that are not uploaded', async ({page, studio}) => {
    const shown = page.getByTestId('document-list-pane').last().locator('[data-testid="default-preview__header"]')
    const expectTitles = async (query: string) => {
      const titles = await studio.client.fetch<string[]>(query)
      expect(titles).not.toEqual([])
      await vi.waitFor(async () => expect((await shown.allInnerTexts()).map(firstLine)).toEqual(titles), WAIT)
    }
    await page.goto(`${studio.url}/structure/by-tag`)
    await page.getByText(/^writing \(\d+\)$/).click()
    await expectTitles('*[_type == "article" && "writing" in tags] | order(publishedAt desc).title')

    await page.goto(`${studio.url}/structure/attention;external-images`)
    await expectTitles('*[_type == "article" && defined(coverImage.externalUrl)] | order(publishedAt desc).title')
  })

  test('pastes Markdown as blocks, sees what is in them, and aligns a column', async ({page, studio}) => {
    const {_id} = await studio.client.create({
      _type: 'article',
      title: 'Pasted',
      slug: {_type: 'slug', current: 'pasted'},
    })
    await page.goto(`${studio.url}/structure/articles;${_id}`)
    const pane = page.getByTestId('document-pane')
    const editor = pane.getByTestId('field-body').locator('[contenteditable="true"]').first()
    await editor.click()
    await paste(editor, {
      'text/plain': '> [!TIP]\n> Rinse **twice**\n\n| Tea | Minutes |\n| :- | - |\n| Green | 2 |\n',
    })
    const block = editor.getByTestId('pte-block-object')
    expect(await block.locator('strong').first().innerText()).toBe('twice')
    await editor.locator('td').nth(3).click()
    await pane.getByRole('group', {name: 'Alignment of column 2'}).getByRole('button', {name: 'Right'}).click()
    const read = () => readDraft(studio.client, _id, 'body[]{_type, align, tone}')
    const expected = [
      {_type: 'callout', align: null, tone: 'tip'},
      {_type: 'table', align: ['left', 'right'], tone: null},
    ]
    await vi.waitFor(async () => expect(await read()).toMatchObject(expected), WAIT)
    expect(
      await editor
        .locator('td')
        .nth(3)
        .evaluate((cell) => getComputedStyle(cell).textAlign),
    ).toBe('right')
    await pane.getByTestId('text-length').getByText('6 words · 1 min read').waitFor()

    // In an editor as large as the pane, too.
    await pane.getByTestId('fullscreen-button-expand').click()
    await pane.locator('td').nth(2).click()
    await pane.getByRole('group', {name: 'Alignment of column 1'}).getByRole('button', {name: 'Center'}).click()
    await pane.getByTestId('text-length').getByText('6 words · 1 min read').waitFor()
    await pane.getByTestId('fullscreen-button-collapse').click()
    const aligned = () => readDraft(studio.client, _id, 'body[_type == "table"][0].align')
    await vi.waitFor(async () => expect(await aligned()).toEqual(['center', 'right']), WAIT)
    await editor.locator('td').first().click()
    await editor.getByLabel('Column handle').first().click({force: true})
    await page.getByLabel('Delete column').click()
    await vi.waitFor(async () => expect(await aligned()).toEqual(['right']), WAIT)
  })

  test('pastes a table from a page or a document as a table', async ({page, studio}) => {
    const {_id} = await studio.client.create({
      _type: 'article',
      title: 'Copied',
      slug: {_type: 'slug', current: 'copied'},
    })
    await page.goto(`${studio.url}/structure/articles;${_id}`)
    const editor = page
      .getByTestId('document-pane')
      .getByTestId('field-body')
      .locator('[contenteditable="true"]')
      .first()
    await editor.click()
    await paste(editor, {
      'text/html':
        '<html><head><meta name=Generator content="Microsoft Word 15"></head><body><p class=MsoNormal>All <b>teas</b>:</p>' +
        '<table><tr><th><p class=MsoNormal>Tea</p></th><th>Minutes</th></tr>' +
        '<tr><td><h3>Green</h3><ul><li>loose</li></ul></td><td><a href="https://example.com/2">2</a></td></tr>' +
        '<tr><td>Black</td></tr></table><table role="presentation"><tr><td>No</td><td>table</td></tr></table></body></html>',
    })
    const read = () =>
      readDraft(
        studio.client,
        _id,
        'body[]{_type, style, "text": pt::text(@), headerRows, "cells": rows[].cells[]{"text": pt::text(value), "styles": array::unique(value[].style), "links": value[].markDefs[].href}}',
      )
    const cell = (text: string, links: string[] = []) => ({text, styles: ['normal'], links})
    const words = {_type: 'block', style: 'normal', headerRows: null, cells: null}
    const expected = [
      {...words, text: 'All teas:'},
      {
        _type: 'table',
        style: null,
        text: null,
        headerRows: 1,
        cells: [
          cell('Tea'),
          cell('Minutes'),
          cell('Green\n\nloose'),
          cell('2', ['https://example.com/2']),
          cell('Black'),
          cell(''),
        ],
      },
      {...words, text: 'No'},
      {...words, text: 'table'},
    ]
    await vi.waitFor(async () => expect(await read()).toEqual(expected), WAIT)
    await page.keyboard.press('Control+z')
    await editor.locator('td').first().waitFor({state: 'detached'})
  })
})

/** Pastes what a clipboard holds, by type. */
async function paste(editor: Locator, data: Record<string, string>): Promise<void> {
  await editor.evaluate((element, entries) => {
    const clipboardData = new DataTransfer()
    for (const [type, text] of entries) clipboardData.setData(type, text)
    element.dispatchEvent(new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true}))
  }, Object.entries(data))
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? ''
}
