import {describe, expect, test} from 'vitest'

import {toHtml} from '../../src/render/toHtml.ts'
import type {HtmlOptions} from '../../src/render/types.ts'

const render = (html: string, options?: HtmlOptions) => toHtml([{_type: 'htmlBlock', _key: 'h', html}], options)

/** The frame that is made of an address, with attributes in between. */
const frame = (src: string, between = '', title = new URL(src).host) =>
  `<iframe src="${src.replaceAll('&', '&amp;')}" title="${title}"${between} loading="lazy" ` +
  'referrerpolicy="strict-origin-when-cross-origin" sandbox="allow-scripts allow-same-origin allow-presentation allow-popups"'

const VIDEO = 'https://www.youtube.com/embed/abc'
const IFRAME = `<iframe src="${VIDEO}"></iframe>`

describe('a player is shown', () => {
  test('made anew of what is known to be harmless', () => {
    const html = `<iframe width="560" HEIGHT='315px' src="${VIDEO}?start=1&amp;rel=0&copy=2" title="A &quot;film&quot; <b>" frameborder="0"
      allow="camera" onload="alert(1)" style="x" srcdoc="<script>alert(1)</script>" sandbox="allow-top-navigation" id="x" name="y" allowfullscreen></iframe>`
    expect(render(html)).toBe(
      `${frame(`${VIDEO}?start=1&rel=0&copy=2`, ' width="560" height="315"', 'A &quot;film&quot; &lt;b&gt;')} allowfullscreen></iframe>`,
    )
  })

  test.each([
    VIDEO,
    'https://www.youtube-nocookie.com/embed/abc?rel=0',
    'https://player.vimeo.com/video/1?h=2&title=0',
    'https://www.dailymotion.com/embed/video/x',
    'https://player.bilibili.com/player.html?bvid=BV1',
    'https://www.loom.com/embed/a',
    'https://open.spotify.com/embed/track/a',
    'https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1',
    'https://codepen.io/team/embed/preview/abc?default-tab=html',
    'https://codesandbox.io/embed/abc',
    'https://stackblitz.com/edit/abc?embed=1',
    'https://speakerdeck.com/player/abc',
    'https://www.slideshare.net/slideshow/embed_code/key/abc',
  ])('%s', (src) => {
    expect(render(`<iframe src="${src.replaceAll('&', '&amp;')}"></iframe>`)).toBe(`${frame(src)}></iframe>`)
  })

  test.each([
    ['without a scheme', `<iframe src="${VIDEO.replace('https:', '')}"></iframe>`],
    ['with white space around its address', `<iframe src="\n ${VIDEO} "></iframe>`],
    ['in elements that place it', `<div class="video" onclick="x()"><p>\n${IFRAME}\n</p></div>`],
    ['in a figure', `<figure>${IFRAME}</figure>`],
    ['in capitals', `<IFRAME SRC=${VIDEO}></IFRAME>`],
    ['with a size that is none', `<iframe src="${VIDEO}" width="1e9" height="100vh"></iframe>`],
  ])('%s', (_, html) => {
    expect(render(html)).toBe(`${frame(VIDEO)}></iframe>`)
  })
})

describe('the source of anything else is shown', () => {
  const isSource = /^<pre class="html-source"><code class="language-html">[^<>]*<\/code><\/pre>$/

  test.each([
    ['http', 'http://www.youtube.com/embed/abc'],
    ['another host', 'https://example.com/embed/abc'],
    ['a host that only begins so', 'https://www.youtube.com.example.com/embed/abc'],
    ['a host that only ends so', 'https://evil-www.youtube.com/embed/abc'],
    ['a user that looks like a host', 'https://www.youtube.com@example.com/embed/abc'],
    ['a user', 'https://user:secret@www.youtube.com/embed/abc'],
    ['a port', 'https://www.youtube.com:8443/embed/abc'],
    ['another page of the host', 'https://www.youtube.com/redirect?q=x'],
    ['a path that climbs out', 'https://www.youtube.com/embed/../redirect'],
    ['a path that climbs out, encoded', 'https://www.youtube.com/embed/%2e%2e/redirect'],
    ['a path that climbs out, with backslashes', 'https://www.youtube.com/embed\\..\\redirect'],
    ['a script', 'javascript:alert(1)//www.youtube.com/embed/'],
    ['a script behind references', '&#106;avascript&colon;alert(1)'],
    ['a script behind white space', ' java\tscript:alert(1)'],
    ['data', 'data:text/html,<script>alert(1)</script>'],
    ['a blob', 'blob:https://www.youtube.com/embed/abc'],
    ['a relative address', '/embed/abc'],
    ['three slashes', '///example.com/embed/abc'],
    ['nothing', ''],
  ])('a frame of %s', (_, src) => {
    expect(render(`<iframe src="${src.replaceAll('<', '&lt;')}"></iframe>`)).toMatch(isSource)
  })

  test.each([
    ['a frame without address', '<iframe srcdoc="<b>x</b>"></iframe>'],
    ['a frame with something in it', `<iframe src="${VIDEO}"><script>alert(1)</script></iframe>`],
    ['two frames', IFRAME + IFRAME],
    ['words beside it', `<p>${IFRAME} words</p>`],
    ['a script beside it', `${IFRAME}<script>alert(1)</script>`],
    ['a comment beside it', `<!-- x -->${IFRAME}`],
    ['other elements around it', `<a href="javascript:x">${IFRAME}</a>`],
    ['a frame that is left open', `<iframe src="${VIDEO}">`],
    ['a frame that closes itself', `<iframe src="${VIDEO}" />`],
    ['two addresses, the second of a player', `<iframe src="https://example.com" src="${VIDEO}"></iframe>`],
    ['an object', `<embed src="${VIDEO}">`],
  ])('%s', (_, html) => {
    expect(render(html)).toMatch(isSource)
  })

  test('a frame among words', () => {
    const children = [{_type: 'inlineHtml', _key: 'i', html: IFRAME}]
    expect(toHtml([{_type: 'block', style: 'normal', markDefs: [], children}])).toMatch(
      /^<p><code class="html-source">/,
    )
  })
})

describe('the options decide', () => {
  const OTHER = '<iframe src="https://example.com/map?a=1"></iframe>'

  test('none shows no player', () => {
    expect(render(IFRAME, {embeds: 'none'})).toMatch(/^<pre class="html-source">/)
  })

  test('a function sees the address, and takes the place of the list', () => {
    const seen: string[] = []
    const embeds = (url: URL): boolean => {
      seen.push(url.href)
      return url.host === 'example.com'
    }
    expect(render(OTHER, {embeds})).toBe(`${frame('https://example.com/map?a=1')}></iframe>`)
    expect(render(IFRAME, {embeds})).toMatch(/^<pre class="html-source">/)
    expect(render('<iframe src="http://example.com"></iframe>', {embeds})).toMatch(/^<pre class="html-source">/)
    expect(seen).toEqual(['https://example.com/map?a=1', VIDEO])
  })

  test('where HTML is allowed or sanitized, it is what it was', () => {
    expect(render(IFRAME, {html: 'allow'})).toBe(IFRAME)
    expect(render(IFRAME, {html: () => 'clean'})).toBe('clean')
  })
})
