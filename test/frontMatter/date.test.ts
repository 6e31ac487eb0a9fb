import * as fc from 'fast-check'
import {describe, expect, test} from 'vitest'

import {parseDate} from '../../migrate/frontMatter/date.ts'

describe('dates whose order nobody can mistake', () => {
  test.each([
    ['2025-05-02T08:45:00Z', '2025-05-02T08:45:00Z', 'written'],
    ['2025-05-02t08:45:00z', '2025-05-02T08:45:00Z', 'written'],
    ['2025-05-02T08:45Z', '2025-05-02T08:45:00Z', 'written'],
    ['2025-05-02T08:45:00.000Z', '2025-05-02T08:45:00.000Z', 'written'],
    ['2025-05-02T08:45:00.5Z', '2025-05-02T08:45:00.5Z', 'written'],
    ['2025-05-02T08:45:00.123456789Z', '2025-05-02T08:45:00.123456789Z', 'written'],
    ['2025-05-02T10:45:00+02:00', '2025-05-02T08:45:00Z', 'written'],
    ['2025-05-02T10:45:00.25+0200', '2025-05-02T08:45:00.25Z', 'written'],
    ['2025-05-02 10:45:00 +2', '2025-05-02T08:45:00Z', 'written'],
    ['2022-12-31T23:59:59-05:00', '2023-01-01T04:59:59Z', 'written'],
    ['2024-02-29T00:10:00+05:45', '2024-02-28T18:25:00Z', 'written'],
    ['2025-05-02', '2025-05-02T00:00:00Z', 'day'],
    ['2025-5-2', '2025-05-02T00:00:00Z', 'day'],
    ['2025/05/02', '2025-05-02T00:00:00Z', 'day'],
    ['0099-01-01', '0099-01-01T00:00:00Z', 'day'],
    ['2025-05-02 08:45:00', '2025-05-02T08:45:00Z', 'assumed'],
    ['2025-05-02 8:45', '2025-05-02T08:45:00Z', 'assumed'],
    ['2025/05/02 08:45', '2025-05-02T08:45:00Z', 'assumed'],
    ['Jul 08 2022', '2022-07-08T00:00:00Z', 'day'],
    ['July 8, 2022', '2022-07-08T00:00:00Z', 'day'],
    ['8 july 2022', '2022-07-08T00:00:00Z', 'day'],
    ['Sept. 1, 2020', '2020-09-01T00:00:00Z', 'day'],
  ] as const)('%s', (text, iso, zone) => {
    expect(parseDate(text)).toEqual({iso, zone})
  })

  test('every instant comes back unchanged', () => {
    const instants = fc.date({
      min: new Date('0000-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(instants, (date) => {
        expect(parseDate(date.toISOString())).toEqual({iso: date.toISOString(), zone: 'written'})
      }),
    )
  })
})

describe('what is no date', () => {
  test.each([
    '2025-02-30',
    '2023-02-29',
    '2025-13-01',
    '2025-00-10',
    '2025-01-00',
    '2025-01-01T24:00:00Z',
    '2025-01-01T23:60Z',
    '2025-01-01T23:59:60Z',
    '2025-01-01T10:00:00+24:00',
    '2025-01-01T10:00:00+01:60',
    '9999-12-31T23:00:00-02:00',
    '0000-01-01T00:00:00+02:00',
    '2025-05-02Z',
    '2025-05/02',
    '2025',
    '2025-05',
    '1/2/2025',
    '13.5.2025',
    '1746175500000',
    'Feb 30 2024',
    'Juli 8 2022',
    'soon',
    '',
    '2025-05-02T08:45:00Z and more',
  ])('%s', (text) => {
    expect(parseDate(text)).toBeUndefined()
  })
})
