import fc from 'fast-check'
import {expect, test} from 'vitest'

import {canonicalJson} from '../../migrate/document/canonicalJson.ts'
import {contentJson} from '../../migrate/document/contentJson.ts'
import {withoutKeys} from './withoutKeys.ts'

const key = fc.constantFrom('a', 'b', 'c')
const {value} = fc.letrec((tie) => ({
  value: fc.oneof(
    fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant(undefined)),
    fc.array(tie('value'), {maxLength: 4}),
    fc.record(
      {
        _type: fc.string(),
        _key: key,
        marks: fc.oneof(fc.array(key), fc.string()),
        markDefs: fc.array(fc.oneof(fc.record({_key: key, href: fc.string()}), fc.constant(null)), {maxLength: 3}),
        children: fc.array(tie('value'), {maxLength: 3}),
        'odd "name"': tie('value'),
      },
      {requiredKeys: []},
    ),
  ),
}))

test('one walk writes what leaving out the keys and then writing does', () => {
  fc.assert(
    fc.property(value, (block) => {
      expect(contentJson(block)).toBe(canonicalJson(withoutKeys(block)))
    }),
    {numRuns: 500, seed: 7},
  )
})
