import {describe, expect, test} from 'vitest'

import {checkAltText, checkExternalUrl, type ImageParts} from '../../../schemas/rules/image.ts'

const uploaded: ImageParts = {asset: {_type: 'reference', _ref: 'image-a-1x1-png'}}
const external: ImageParts = {externalUrl: 'https://example.com/a.png'}

describe('alternative text', () => {
  const request = 'Describe what the picture shows, for readers who cannot see it.'

  test.each<[string, string | undefined, ImageParts | undefined, true | string]>([
    ['an uploaded picture without text', undefined, uploaded, request],
    ['an external picture without text', undefined, external, request],
    ['blank text', '  ', uploaded, request],
    ['text', 'A rack of servers', uploaded, true],
    ['no picture', undefined, {}, true],
    ['no image at all', undefined, undefined, true],
  ])('%s', (_, alt, image, expected) => {
    expect(checkAltText(alt, image)).toBe(expected)
  })
})

describe('the address of an external image', () => {
  test.each([undefined, 'https://example.com/a.png', 'HTTP://example.com/a.png', '//example.com/a.png'])(
    '%o is fine',
    (url) => {
      expect(checkExternalUrl(url, {})).toBe(true)
    },
  )

  test.each(['images/a.png', '/images/a.png', 'file:///tmp/a.png'])('%s cannot be shown', (url) => {
    expect(checkExternalUrl(url, {})).toBe(
      `"${url}" is not a web address, so readers see no picture. Upload the image, or enter its full address.`,
    )
  })

  test('beside an upload it is one too many', () => {
    expect(checkExternalUrl('https://example.com/a.png', uploaded)).toBe(
      'An uploaded image stands here too, and it is the one that is shown. Clear this address or remove the upload.',
    )
  })
})
