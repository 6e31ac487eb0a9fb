import {chooseSlug, normalizeSlug, type ChosenSlug} from '../document/slug.ts'
import type {Message} from '../types.ts'
import {showValue} from './frontMatterMessages.ts'

/** An article's slug, and what to tell about it, without a place. */
export interface StatedSlug {
  slug: string
  message?: Message
}

const WHERE_FROM: Readonly<Record<Exclude<ChosenSlug['from'], 'title'>, string>> = {
  'file-name': 'the file name',
  hash: 'a short hash of the title',
}

function describeChoice({slug, from}: ChosenSlug): Message | undefined {
  if (from === 'title') return undefined
  return {
    severity: 'info',
    rule: 'front-matter/slug-made',
    reason: `The title has letters that an address cannot hold, so the slug \`${slug}\` was made of ${WHERE_FROM[from]}. State a \`slug\` to choose another.`,
  }
}

/** An address as sites write it, without what says nothing: slashes at its ends, the ending of a page, the name of an index. */
function toAddress(slug: string): string {
  return slug
    .replace(/^\/+|\/+$/g, '')
    .replace(/\.html?$/i, '')
    .replace(/\/index$/i, '')
}

/**
 * The slug of an article: the one front matter states, in a form that can stand in an address, else one made of the title or
 * file name.
 *
 * @param stated - `slug` of the front matter
 * @param title - the article's title
 * @param path - the file's path, with forward slashes
 */
export function stateSlug(stated: string | undefined, title: string, path: string): StatedSlug {
  const address = stated === undefined ? '' : toAddress(stated)
  const normal = normalizeSlug(address)
  if (normal !== '' && normal === address) return {slug: normal}
  if (stated === undefined) {
    const chosen = chooseSlug(title, path)
    const message = describeChoice(chosen)
    return {slug: chosen.slug, ...(message && {message})}
  }
  const slug = normal === '' ? chooseSlug(title, path).slug : normal
  const reason = `The slug ${showValue(stated)} cannot stand in an address as it is; \`${slug}\` is used. Write that, to say so yourself.`
  return {slug, message: {severity: 'warning', rule: 'front-matter/slug-changed', reason}}
}
