import {expect, test} from 'vitest'

import {settingsJson} from '../../migrate/document/settingsJson.ts'
import type {ConversionSettings} from '../../migrate/types.ts'

test('settings that are left out are those that are given as their defaults, as the oldest records have them', () => {
  expect(settingsJson({})).toBe('{"dialect":"plain"}')
  expect(settingsJson({dialect: 'plain', gfm: true, flatOnly: false})).toBe(settingsJson({}))
})

test('each setting that changes what is made of an article tells its record from all others', () => {
  const settings: ConversionSettings[] = [
    {},
    {dialect: 'obsidian'},
    {gfm: false},
    {flatOnly: true},
    {version: '1'},
    {version: '2'},
    {dialect: 'obsidian', gfm: false, flatOnly: true, version: '1'},
  ]
  expect(new Set(settings.map(settingsJson)).size).toBe(settings.length)
})
