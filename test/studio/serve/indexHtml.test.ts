import {runInNewContext} from 'node:vm'

import {describe, expect, test} from 'vitest'

import {injectTarget, removeRemoteParts} from '../../../studio/serve/indexHtml.ts'
import {readLakeTarget} from '../../../studio/serve/lakeTarget.ts'

describe('removing what calls the internet', () => {
  test('takes out the bridge script and leaves the Studio’s own', () => {
    const own = '<script src="/static/sanity.js" type="module"></script>'
    const bridge = '<script src="https://core.sanity-cdn.com/bridge.js" async type="module" data-sanity-core></script>'
    expect(removeRemoteParts(`<head>${own}${bridge}</head>`)).toBe(`<head>${own}</head>`)
  })

  test('takes out remote fonts, and leaves other rules and local fonts', () => {
    const remote =
      '@font-face {\n  font-family: Inter;\n  src: url("https://example.com/Inter.woff2") format("woff2");\n}'
    const minified = '@font-face{font-family:Inter;src:url(https://example.com/a.woff2)format("woff2")}'
    const local = '@font-face{font-family:Icons;src:url(/static/icons.woff2)}'
    expect(removeRemoteParts(`a{b:c}${remote}${local}${minified}d{e:f}`)).toBe(`a{b:c}${local}d{e:f}`)
  })
})

describe('telling a Studio its dataset', () => {
  const target = {apiHost: 'http://localhost:3334', projectId: 'local', dataset: '</script><b>"x'}

  test('what is put into the page is what the Studio reads', () => {
    const page = injectTarget('<html><head><title>x</title></head><body></body></html>', target)
    const [, script = ''] = /<script>(.*)<\/script><\/head>/.exec(page) ?? []
    const scope = {}
    runInNewContext(script, scope)
    expect(script).not.toContain('<')
    expect(readLakeTarget(scope, {PROJECT_ID: 'other', DATASET: 'other'})).toEqual(target)
  })

  test('a page without a head is refused', () => {
    expect(() => injectTarget('<body></body>', target)).toThrow('The Studio page has no </head>')
  })
})
