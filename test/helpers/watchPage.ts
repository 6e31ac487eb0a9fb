import type {Page} from 'playwright-core'

/**
 * Hosts the Studio asks on its own account, whatever is on the page. Each is tried once a load, has no switch, and fails
 * quietly without a network.
 */
const STUDIO_HOSTS = new Set([
  // Whether a newer version of the Studio exists.
  'sanity-cdn.com',
  // Whether the feedback dialog can be offered.
  'api.sanity.io',
])

/** The version check reports its own failure to the console. */
const VERSION_CHECK = /^Failed to fetch version for package/

/** The Studio gives what a new document begins with ten seconds of its spare time; a busy machine has none to spare. */
const LATE_TEMPLATE = /^Failed to resolve initial value for template "[\w-]+": Error$/

/** Presence opens two sockets at boot and drops the first before it is connected; a page that is left closes, then speaks. */
const DROPPED_SOCKET = /^WebSocket is already in CLOSING or CLOSED state|WebSocket is closed before the connection is/

/** The Studio looks for files in whatever is pasted, and says so of text. */
const PASTED_TEXT = /^DataTransfer with kind="string" is currently not supported/

const KNOWN = [VERSION_CHECK, LATE_TEMPLATE, DROPPED_SOCKET, PASTED_TEXT]

/** What a page did that it should not have done. */
export interface PageWatch {
  /** Console errors and warnings, uncaught errors, failed answers of the lake: empty when all is well. */
  problems: string[]
  /** Hosts outside this machine that something on the page asked for, the Studio's own aside. */
  foreignHosts: Set<string>
}

/**
 * Cuts a page off from everything but this machine, so that a test sees the same with a network as without one, and
 * notes what goes wrong on it.
 *
 * @param page - a page that has not been navigated yet
 */
export async function watchPage(page: Page): Promise<PageWatch> {
  const problems: string[] = []
  const foreignHosts = new Set<string>()

  await page.route(
    (url) => !isLoopback(url),
    (route) => route.abort('internetdisconnected'),
  )
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && !isLoopback(url) && !STUDIO_HOSTS.has(url.hostname))
      foreignHosts.add(url.hostname)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()} ${response.request().method()} ${response.url()}`)
  })
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? 'failed'
    const isDropped = reason === 'net::ERR_ABORTED'
    if (isLoopback(new URL(request.url())) && !isDropped)
      problems.push(`${reason} ${request.method()} ${request.url()}`)
  })
  page.on('pageerror', (error) => problems.push(`uncaught ${error.message}`))
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return
    const {url} = message.location()
    const isBlocked = URL.canParse(url) && !isLoopback(new URL(url))
    const text = message.text()
    if (isBlocked || KNOWN.some((known) => known.test(text))) return
    problems.push(`console ${message.type()}: ${text}`)
  })
  return {problems, foreignHosts}
}

function isLoopback({hostname, protocol}: URL): boolean {
  return (
    !protocol.startsWith('http') ||
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '127.0.0.1'
  )
}
