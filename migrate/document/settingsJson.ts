import type {ConversionSettings} from '../types.ts'

/**
 * Settings of a conversion as an import record keeps them. Equal settings give equal texts, whether they are given or
 * left to their defaults. All but the oldest is left out where it has its default: then the records that were written
 * before it still say the same.
 */
export function settingsJson(settings: ConversionSettings): string {
  const {dialect = 'plain', gfm, flatOnly, version, frontMatter = {}} = settings
  return JSON.stringify({
    dialect,
    ...(gfm === false && {gfm}),
    ...(flatOnly && {flatOnly}),
    ...(version && {version}),
    ...(Object.values(frontMatter).some((value) => value !== undefined) && {
      frontMatter: Object.fromEntries(Object.entries(frontMatter).sort(([a], [b]) => (a < b ? -1 : 1))),
    }),
  })
}
