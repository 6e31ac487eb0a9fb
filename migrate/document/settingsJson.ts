import type {ConversionSettings} from '../types.ts'
import {canonicalJson} from './canonicalJson.ts'

/**
 * Settings of a conversion as an import record keeps them. Equal settings give equal texts, whether they are given or
 * left to their defaults. All but the oldest is left out where it has its default: then the records that were written
 * before it still say the same.
 */
export function settingsJson(settings: ConversionSettings): string {
  const {dialect = 'plain', gfm, flatOnly, version, frontMatter = {}, links = {}, publishing = {}} = settings
  const {drafts = 'draft', future = 'publish'} = publishing
  return JSON.stringify({
    dialect,
    ...(gfm === false && {gfm}),
    ...(flatOnly && {flatOnly}),
    ...(version && {version}),
    ...(canonicalJson(frontMatter) !== '{}' && {frontMatter: JSON.parse(canonicalJson(frontMatter)) as unknown}),
    ...(drafts !== 'draft' && {drafts}),
    ...(future !== 'publish' && {future}),
    ...(canonicalJson(links) !== '{}' && {links: JSON.parse(canonicalJson(links)) as unknown}),
  })
}
