import {attributes} from '../escape.ts'
import {isPlayer} from '../players.ts'
import {readEmbed} from '../readEmbed.ts'
import type {HtmlOptions} from '../types.ts'

/** What an embedded page may do: run itself, keep its own cookies, go full screen and open links in new windows. */
const SANDBOX = 'allow-scripts allow-same-origin allow-presentation allow-popups'

/**
 * Renders HTML that is one embedded page, if the `embeds` option allows its address. The frame is made of what was read;
 * nothing of the given text is passed on as it is.
 *
 * @param html - a block of raw HTML
 * @param options - of the call
 * @returns the frame, or undefined for other HTML and other addresses
 */
export function renderEmbed(html: string, {embeds = 'players'}: HtmlOptions): string | undefined {
  const embed = embeds === 'none' ? undefined : readEmbed(html)
  const isAllowed = typeof embeds === 'function' ? embeds : isPlayer
  if (!embed || !isAllowed(embed.url)) return undefined
  const {url, title, width, height, allowFullscreen} = embed
  const values = {
    src: url.href,
    // A frame needs a name for those who do not see it; the host is better than none.
    title: title ?? url.host,
    width,
    height,
    loading: 'lazy',
    referrerpolicy: 'strict-origin-when-cross-origin',
    sandbox: SANDBOX,
    allowfullscreen: allowFullscreen,
  }
  return `<iframe${attributes(values)}></iframe>`
}
