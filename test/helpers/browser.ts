import {existsSync} from 'node:fs'
import {delimiter, join} from 'node:path'

import {chromium, type Browser} from 'playwright-core'

import {unpackChromium, type BrowserBinary} from './unpackChromium.ts'

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const MAC_CHROME = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/** Keep the browser from calling its maker's services; what a page does is untouched. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
]

const CACHE = join(import.meta.dirname, '..', '..', '.cache')

/**
 * Launches a Chromium: the one `CHROME_PATH` names, else one of the system, else the one that comes with the
 * development dependencies. Its web security is the usual one, so that a fault in the lake's CORS headers shows.
 */
export async function launchBrowser(): Promise<Browser> {
  const {executablePath, env} = findSystemBrowser(process.env) ?? (await unpackChromium(CACHE))
  const environment = Object.entries({...process.env, ...env}).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  )
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--headless=shell', ...QUIET],
    ignoreDefaultArgs: ['--headless'],
    env: Object.fromEntries(environment),
  })
}

/**
 * The browser that the environment or the system offers.
 *
 * @param environment - variables; `CHROME_PATH` and `PATH` are looked at
 */
function findSystemBrowser(environment: NodeJS.ProcessEnv): BrowserBinary | undefined {
  const folders = (environment['PATH'] ?? '').split(delimiter).filter(Boolean)
  const installed = [...folders.flatMap((folder) => SYSTEM_NAMES.map((name) => join(folder, name))), MAC_CHROME]
  const executablePath = environment['CHROME_PATH'] || installed.find((path) => existsSync(path))
  return executablePath === undefined ? undefined : {executablePath, env: {}}
}
