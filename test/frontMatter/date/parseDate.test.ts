import * as fc from 'fast-check'
import {describe, expect, test} from 'vitest'

import {parseDate} from '../../../migrate/frontMatter/date/parseDate.ts'

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
    ['July 8th, 2022', '2022-07-08T00:00:00Z', 'day'],
    ['July 8, 2022 at 5:30 PM', '2022-07-08T17:30:00Z', 'assumed'],
    ['2022-07-08 12:30 am', '2022-07-08T00:30:00Z', 'assumed'],
    ['8-Jul-2022', '2022-07-08T00:00:00Z', 'day'],
    ['2022.07.08', '2022-07-08T00:00:00Z', 'day'],
    ['20220708', '2022-07-08T00:00:00Z', 'day'],
    ['20220708T084500Z', '2022-07-08T08:45:00Z', 'written'],
    ['2022年7月8日', '2022-07-08T00:00:00Z', 'day'],
    ['2025-05-02 08:45:00 UTC', '2025-05-02T08:45:00Z', 'written'],
    ['2025-05-02 08:45:00 EST', '2025-05-02T13:45:00Z', 'written'],
    ['Fri, 02 May 2025 08:45:00 GMT', '2025-05-02T08:45:00Z', 'written'],
    ['Fri May  2 08:45:00 CEST 2025', '2025-05-02T06:45:00Z', 'written'],
    ['Fri May 02 2025 08:45:00 GMT+0100 (CET)', '2025-05-02T07:45:00Z', 'written'],
    ['1746175500000', '2025-05-02T08:45:00Z', 'written'],
    ['1746175500', '2025-05-02T08:45:00Z', 'written'],
    ['13.5.2025', '2025-05-13T00:00:00Z', 'day'],
    ['25/2/2025', '2025-02-25T00:00:00Z', 'day'],
    ['2/25/2025', '2025-02-25T00:00:00Z', 'day'],
    ['5/5/2025', '2025-05-05T00:00:00Z', 'day'],
  ] as const)('%s', (text, iso, zone) => {
    expect(parseDate(text)).toEqual({iso, zone, precision: 'day'})
  })

  test.each([
    ['2025', '2025-01-01T00:00:00Z', 'year'],
    ['2025-05', '2025-05-01T00:00:00Z', 'month'],
    ['May 2025', '2025-05-01T00:00:00Z', 'month'],
  ] as const)('%s is its first day', (text, iso, precision) => {
    expect(parseDate(text)).toEqual({iso, zone: 'day', precision})
  })

  test('every instant comes back unchanged', () => {
    const instants = fc.date({
      min: new Date('0000-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(instants, (date) => {
        expect(parseDate(date.toISOString())).toEqual({
          iso: date.toISOString(),
          zone: 'written',
          precision: 'day',
        })
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
    'Feb 30 2024',
    'Juli 8 2022',
    'soon',
    '',
    '2025-05-02T08:45:00Z and more',
  ])('%s', (text) => {
    expect(parseDate(text)).toBeUndefined()
  })
})

describe('what a setting says', () => {
  test.each([
    ['2025-05-02 08:45', 'Europe/Berlin', '2025-05-02T06:45:00Z', 'configured'],
    ['2025-01-02 08:45', 'Europe/Berlin', '2025-01-02T07:45:00Z', 'configured'],
    ['2025-05-02 08:45', '-05:00', '2025-05-02T13:45:00Z', 'configured'],
    ['2025-05-02', 'Asia/Tokyo', '2025-05-01T15:00:00Z', 'day'],
    ['2025-05-02T08:45:00Z', 'Europe/Berlin', '2025-05-02T08:45:00Z', 'written'],
    // The clocks skip from two to three, and later show the time between them twice.
    ['2025-03-30 02:30', 'Europe/Berlin', '2025-03-30T01:30:00Z', 'configured'],
    ['2025-10-26 02:30', 'Europe/Berlin', '2025-10-26T01:30:00Z', 'configured'],
  ] as const)('%s in %s', (text, timeZone, iso, zone) => {
    expect(parseDate(text, {timeZone})).toEqual({iso, zone, precision: 'day'})
  })

  test('every whole minute of a zone is read as the instant its clocks show it', () => {
    const minutes = fc.integer({min: -30_000_000, max: 60_000_000})
    const zones = fc.constantFrom('Europe/London', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu')
    fc.assert(
      fc.property(minutes, zones, (minute, timeZone) => {
        const instant = new Date(minute * 60_000)
        const shown = new Intl.DateTimeFormat('sv-SE', {timeZone, dateStyle: 'short', timeStyle: 'medium'}).format(
          instant,
        )
        const parsed = parseDate(shown, {timeZone})
        const iso = typeof parsed === 'object' ? parsed.iso : ''
        // A time that the clocks show twice is one of both.
        expect(Math.abs(Date.parse(iso) - instant.getTime()) % 1_800_000).toBe(0)
        expect(
          new Intl.DateTimeFormat('sv-SE', {timeZone, dateStyle: 'short', timeStyle: 'medium'}).format(new Date(iso)),
        ).toBe(shown)
      }),
    )
  })

  test.each([
    ['1/2/2025', 'dmy', '2025-02-01T00:00:00Z'],
    ['1/2/2025', 'mdy', '2025-01-02T00:00:00Z'],
    ['1-2-2025 10:00', 'dmy', '2025-02-01T10:00:00Z'],
  ] as const)('%s with the order %s', (text, dateOrder, iso) => {
    expect(parseDate(text, {dateOrder})).toMatchObject({iso})
  })

  test('without an order, a date with two readings has none', () => {
    expect(parseDate('1/2/2025')).toBe('ambiguous')
    expect(parseDate('25/2/2025', {dateOrder: 'mdy'})).toBeUndefined()
  })
})
