import {DIALECTS} from '../convert/dialects.ts'
import type {ConversionSettings} from '../types.ts'

/**
 * The settings that an import record keeps.
 *
 * @param json - As `settingsJson` writes them; records of versions without settings have none.
 * @returns What is known of them here: a dialect of a newer version counts as none.
 */
export function readSettings(json: string | null | undefined): ConversionSettings {
  const {dialect, ...settings} = JSON.parse(json ?? '{}') as Omit<ConversionSettings, 'dialect'> & {dialect?: string}
  const known = DIALECTS.find((name) => name === dialect)
  return {...settings, ...(known && {dialect: known})}
}
