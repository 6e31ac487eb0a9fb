import {paragraph} from '../build.ts'
import type {RenderCase} from './types.ts'

const asset = {_type: 'reference', _ref: 'image-abc123-640x480-png'} as const
const assets = {projectId: 'p1', dataset: 'main'}

/** Images by themselves and among words. */
export const imageCases: RenderCase[] = [
  {
    name: 'an uploaded image by its id, with its size',
    input: [{_type: 'figure', _key: 'f', asset, alt: 'A "chart"', title: 'Hover', caption: 'Fig. 1 <b>'}],
    options: {assets},
    html:
      '<figure><img src="https://cdn.sanity.io/images/p1/main/abc123-640x480.png" alt="A &quot;chart&quot;" title="Hover" width="640" height="480">' +
      '<figcaption>Fig. 1 &lt;b&gt;</figcaption></figure>',
    text: 'A "chart"\nFig. 1 <b>',
  },
  {
    name: 'an uploaded image on another server',
    input: [{_type: 'figure', _key: 'f', asset}],
    options: {assets: {...assets, baseUrl: 'http://127.0.0.1:3300'}},
    html: '<figure><img src="http://127.0.0.1:3300/images/p1/main/abc123-640x480.png" alt="" width="640" height="480"></figure>',
    text: '',
  },
  {
    name: 'an uploaded image whose address the query projected',
    input: [{_type: 'figure', _key: 'f', asset: {_id: asset._ref, url: 'https://cdn.example.org/x.png'}, alt: 'x'}],
    html: '<figure><img src="https://cdn.example.org/x.png" alt="x" width="640" height="480"></figure>',
    text: 'x',
  },
  {
    name: 'an external image inside a link',
    input: [
      {
        _type: 'figure',
        _key: 'f',
        externalUrl: '../images/two words.png',
        alt: 'x',
        link: {href: '/large', title: 'Enlarge'},
      },
    ],
    html: '<figure><a href="/large" title="Enlarge"><img src="../images/two%20words.png" alt="x"></a></figure>',
    text: 'x',
  },
  {
    name: 'an image among words',
    input: [
      paragraph('a ', {_type: 'inlineImage', _key: 'i', externalUrl: 'https://example.org/i.png', alt: 'i'}, ' b'),
    ],
    html: '<p>a <img src="https://example.org/i.png" alt="i"> b</p>',
    text: 'a i b',
  },
  {
    name: 'an address made by the site',
    input: [{_type: 'figure', _key: 'f', asset, alt: 'x'}],
    options: {imageUrl: (image) => `/img/${image.asset?._ref}?w=800`},
    html: '<figure><img src="/img/image-abc123-640x480-png?w=800" alt="x" width="640" height="480"></figure>',
    text: 'x',
  },
  {
    name: 'the alternative text stands in for an image without a safe address',
    input: [
      {_type: 'figure', _key: 'f', asset, alt: 'no <assets> option'},
      paragraph({_type: 'inlineImage', _key: 'i', externalUrl: 'javascript:x', alt: 'unsafe', link: {href: 'data:x'}}),
    ],
    html:
      '<figure><span class="missing-image">no &lt;assets&gt; option</span></figure>' +
      '<p><span class="missing-image">unsafe</span></p>',
    text: 'no <assets> option\n\nunsafe',
  },
]
