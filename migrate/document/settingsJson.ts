import type {ConversionSettings} from '../types.ts'

/**
 * Settings of a conversion as an import record keeps them. Equal settings give equal texts, whether they are given or
 * left to their defaults. A setting that comes later has to be left out where it has its default: then the records that
 * were written before it still say the same.
 */
export function settingsJson({dialect = 'plain'}: ConversionSettings): string {
  return JSON.stringify({dialect})
}
