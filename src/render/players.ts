/**
 * Sites whose players may be embedded without a site's saying so: host, and how the path of a player begins there. All of
 * them serve their players to be framed by anybody, over https, and show what somebody published.
 */
const PLAYERS: readonly (readonly [host: string, path: RegExp])[] = [
  ['www.youtube.com', /^\/embed\//],
  ['www.youtube-nocookie.com', /^\/embed\//],
  ['player.vimeo.com', /^\/video\//],
  ['www.dailymotion.com', /^\/embed\/video\//],
  ['player.bilibili.com', /^\/player\.html$/],
  ['www.loom.com', /^\/embed\//],
  ['open.spotify.com', /^\/embed\//],
  ['w.soundcloud.com', /^\/player\/?$/],
  ['codepen.io', /^\/[\w-]+\/embed\//],
  ['codesandbox.io', /^\/embed\//],
  ['stackblitz.com', /^\/edit\//],
  ['speakerdeck.com', /^\/player\//],
  ['www.slideshare.net', /^\/slideshow\/embed_code\//],
]

/**
 * Whether an address is that of a well-known player for videos, music, slides or code.
 *
 * @param url - an address whose scheme is https
 */
export function isPlayer(url: URL): boolean {
  return PLAYERS.some(([host, path]) => url.host === host && path.test(url.pathname))
}
