import type {Browser, Page} from 'playwright-core'
import {expect, test as base} from 'vitest'

import {launchBrowser} from './browser.ts'
import {startTestStudio} from './startTestStudio.ts'
import {watchPage, type PageWatch} from './watchPage.ts'

/** How long something may take to show or to be stored, on a busy machine. */
export const WAIT = {timeout: 40_000, interval: 100}

/** The original article's cover, which stays where it is unless the import could fetch it. */
const COVER_HOST = 'dummyimage.com'

/** A page of the Studio, and what went wrong on it. */
export interface WatchedPage {
  page: Page
  watch: PageWatch
}

/**
 * Opens an empty page in a profile of its own: what it stores and fetches, no other page has. It is cut off from
 * everything but this machine.
 */
export async function openWatchedPage(browser: Browser): Promise<WatchedPage> {
  const page = await browser.newPage({viewport: {width: 1440, height: 1400}})
  page.setDefaultTimeout(WAIT.timeout)
  return {page, watch: await watchPage(page)}
}

/** Holds that nothing on a page failed, ended in an error, complained in the console, or asked a host elsewhere. */
export function expectNoProblems({problems, foreignHosts}: PageWatch): void {
  expect(problems).toEqual([])
  expect([...foreignHosts].filter((host) => host !== COVER_HOST)).toEqual([])
}

/** A test with a browser, which the tests of a file share. */
export const browserTest = base.extend('browser', {scope: 'file'}, async ({}, {onCleanup}) => {
  const browser = await launchBrowser()
  onCleanup(() => browser.close())
  return browser
})

/**
 * A test of what an editor does in the Studio that `npm start` starts, with the fixture articles. The tests of a file share
 * the Studio and, as an editor does, one page in the state in which the test before left it; a test that failed leaves
 * its page to no other. Each fails when the page had a problem, see {@link expectNoProblems}.
 */
export const studioTest = browserTest
  .extend('studio', {scope: 'file'}, async ({}, {onCleanup}) => {
    const studio = await startTestStudio()
    onCleanup(() => studio.close())
    return studio
  })
  .extend('kept', {scope: 'file'}, (): {current?: WatchedPage} => ({}))
  .extend('page', async ({browser, kept, task}, {onCleanup}) => {
    const watched = kept.current ?? (await openWatchedPage(browser))
    delete kept.current
    onCleanup(async () => {
      if (task.result?.state === 'fail') return watched.page.close()
      expectNoProblems(watched.watch)
      kept.current = watched
    })
    return watched.page
  })
