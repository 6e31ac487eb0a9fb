import type {ConversionSettings} from '../types.ts'
import {canonicalJson} from './canonicalJson.ts'

/**
 * Settings of a conversion as an import record keeps them. Equal settings give equal texts, whether they are given or
 * left to their defaults. All but the oldest is left out where it has its default: then the records that were written
 * before it still say the same.
 */
export function settingsJson(settings: ConversionSettings): string {
  const {
    dialect = 'plain',
    gfm,
    flatOnly,
    version,
    frontMatter = {},
    links = {},
    publishing = {},
    slugs,
    ids,
    languages,
    roots,
  } = settings
  const {drafts = 'draft', future = 'publish'} = publishing
  return JSON.stringify({
    dialect,
    ...(gfm === false && {gfm}),
    ...(flatOnly && {flatOnly}),
    ...(version && {version}),
    ...(canonicalJson(frontMatter) !== '{}' && {frontMatter: JSON.parse(canonicalJson(frontMatter)) as unknown}),
    ...given({slugs, ids, languages, roots}),
    ...(drafts !== 'draft' && {drafts}),
    ...(future !== 'publish' && {future}),
    ...(canonicalJson(links) !== '{}' && {links: JSON.parse(canonicalJson(links)) as unknown}),
  })
}

/** What is set, in one order; functions are left out. */
function given(settings: Record<string, unknown>): Record<string, unknown> {
  const set = Object.entries(settings).filter(([, value]) => value !== undefined && canonicalJson(value) !== '{}')
  return JSON.parse(canonicalJson(Object.fromEntries(set))) as Record<string, unknown>
}
