import {expect, test} from 'vitest'

import {settingsJson} from '../../migrate/document/settingsJson.ts'
import {readSettings} from '../../migrate/export/readSettings.ts'
import type {ConversionSettings} from '../../migrate/types.ts'

test('settings come back as they were written', () => {
  const settings: ConversionSettings = {dialect: 'hugo', gfm: false, flatOnly: true, version: '1'}
  expect(readSettings(settingsJson(settings))).toEqual(settings)
})

test('a record without settings, and one of a dialect that is not known here, say the defaults', () => {
  expect([undefined, null, '{"dialect":"roam","flatOnly":true}'].map(readSettings)).toEqual([{}, {}, {flatOnly: true}])
})
