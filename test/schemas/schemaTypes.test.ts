import {createSchema, type SanityDocument, type Workspace} from 'sanity'
import {beforeAll, describe, expect, test} from 'vitest'

import {schemaTypes} from '../../schemas/index.ts'
import {BLOCK_OBJECT, DOCUMENT, INLINE_OBJECT} from '../../schemas/names.ts'
import {findSchemaMismatches} from '../helpers/findSchemaMismatches.ts'
import {createTestWorkspace, validateAlone} from '../helpers/studioWorkspace.ts'
import {everyConstruct} from './everyConstruct.ts'

const STORED = {_rev: 'r1', _createdAt: '2025-05-02T08:45:00Z', _updatedAt: '2025-05-02T08:45:00Z'}

describe('the schema', () => {
  test('has one type for every name of the content model', () => {
    const names = schemaTypes.map(({name}) => name)
    const model = [...Object.values(DOCUMENT), ...Object.values(BLOCK_OBJECT), ...Object.values(INLINE_OBJECT)]
    expect(new Set(names).size).toBe(names.length)
    expect(names.toSorted()).toEqual([...model, 'articleBody', 'cellContent', 'seo'].toSorted())
  })

  test('gives the Studio nothing to complain of', () => {
    const schema = createSchema({name: 'test', types: schemaTypes})
    expect(schema._validation).toEqual([])
  })

  test('keeps rows as the first array of a table, where the table editor looks for them', () => {
    const table = createSchema({name: 'test', types: schemaTypes}).get('table')
    const fields = table?.jsonType === 'object' ? table.fields : []
    expect(fields.find(({type}) => type.jsonType === 'array')?.name).toBe('rows')
  })
})

describe('an article with every construct', () => {
  let workspace: Workspace
  beforeAll(async () => {
    workspace = await createTestWorkspace()
  })

  const mismatches = (document: object) => {
    const type = workspace.schema.get('article')
    if (type === undefined) throw new Error('the schema has no article')
    return findSchemaMismatches(type, document)
  }
  const validate = (document: object) => validateAlone(workspace, {...STORED, ...document} as SanityDocument)

  test('fits the schema', () => {
    expect(mismatches(everyConstruct)).toEqual([])
  })

  test('passes the Studio’s validation without as much as a warning', async () => {
    expect(await validate(everyConstruct)).toEqual([])
  })

  test('does not fit any more with something the schema does not know', () => {
    const broken = {
      ...everyConstruct,
      mood: 'good',
      body: [
        {
          _type: 'block',
          _key: 'a',
          style: 'h7',
          markDefs: [],
          children: [{_type: 'span', _key: 's', text: 'x', marks: ['bold']}],
        },
        {_type: 'callout', _key: 'a', tone: 'loud', content: [{_type: 'video', _key: 'v'}]},
      ],
    }
    expect(mismatches(broken)).toEqual([
      '.body[0].style: h7 is not one of normal, h1, h2, h3, h4, h5, h6, blockquote',
      '.body[0].children[0]: unknown mark bold',
      '.body[1].tone: loud is not one of note, tip, important, warning, caution',
      '.body[1].content[0]: video is no member of articleBody',
      '.body[1]: _key a stands twice',
      '.mood: unknown field of article',
    ])
  })

  test('is an error only without title or slug', async () => {
    const {title: _title, slug: _slug, ...rest} = everyConstruct
    expect(await validate(rest)).toEqual([
      'error slug.current: Required',
      'error title: Required',
      'warning slug: Required',
    ])
  })

  test('warns where an editor can do better', async () => {
    const poor = {
      ...everyConstruct,
      title: 'T'.repeat(121),
      slug: {_type: 'slug', current: 'Every Construct'},
      tags: ['cloud', 'cloud'],
      updatedAt: '2025-05-01T08:45:00Z',
      excerpt: 'e'.repeat(301),
      coverImage: {_type: 'figure', externalUrl: 'images/cover.png'},
      body: [
        {
          _type: 'block',
          _key: 'p',
          style: 'normal',
          markDefs: [{_type: 'link', _key: 'l', href: 'javascript:alert(1)'}],
          children: [
            {_type: 'span', _key: 's', text: 'x', marks: ['l']},
            {_type: 'footnoteReference', _key: 'f', identifier: 'gone'},
          ],
        },
      ],
      seo: {_type: 'seo', title: 's'.repeat(61), description: 'short'},
    }
    expect(await validate(poor)).toEqual([
      'warning body.p.markDefs.l.href: Addresses that start with "javascript:" are not shown as links. Use a web address.',
      'warning body: No footnote is called "gone". Add it, or remove the call.',
      'warning coverImage.alt: Describe what the picture shows, for readers who cannot see it.',
      'warning coverImage.externalUrl: "images/cover.png" is not a web address, so readers see no picture. Upload the image, or enter its full address.',
      'warning excerpt: Has 301 characters; lists show up to 300. Cut at least 1.',
      'warning seo.description: Has 5 characters; search results show 50 to 160. Add at least 45.',
      'warning seo.title: Has 61 characters; search results cut it after 60. Cut at least 1.',
      'warning slug: "Every Construct" does not stand well in an address. Use lower-case letters and digits joined by single dashes.',
      'warning tags: Each tag should stand once. Remove the second "cloud".',
      'warning title: Has 121 characters; lists and headings read best up to 120. Cut at least 1.',
      'warning updatedAt: Lies before the publishing date (2025-05-02T08:45:00Z). Correct one of the two.',
    ])
  })
})
