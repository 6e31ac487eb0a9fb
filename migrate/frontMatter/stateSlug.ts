import {chooseSlug, nameFromPath, normalizeSlug, type ChosenSlug} from '../document/slug.ts'
import {readSourcePath} from '../document/sourcePath.ts'
import type {Message, SlugFacts, SlugSettings, SlugSource} from '../types.ts'
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

/** What decides a slug besides the article. */
interface SlugContext {
  slugs?: SlugSettings
  languages?: readonly string[]
  roots?: readonly string[]
}

/**
 * The slug of an article: the one front matter states, in a form that can stand in an address, else one made of the title, the
 * file or its path, as the settings say.
 *
 * @param article - What is known of the article so far.
 * @param context - The settings.
 */
export function stateSlug(article: SlugFacts, context: SlugContext = {}): StatedSlug {
  const from = context.slugs?.from
  const {title, path, slug: written} = article
  const own = typeof from === 'function' ? askFor(article, from) : {slug: undefined}
  if ('message' in own) return {slug: chooseSlug(title, path).slug, message: own.message}
  const stated = own.slug ?? written ?? (typeof from === 'string' ? slugOfFile(path, from, context) : undefined)
  const address = stated === undefined ? '' : toAddress(stated)
  const normal = normalizeSlug(address)
  const isMade = own.slug === undefined && written === undefined
  if (normal !== '' && (normal === address || isMade)) return {slug: normal}
  if (stated === undefined || isMade) {
    const chosen = chooseSlug(title, path)
    const message = describeChoice(chosen)
    return {slug: chosen.slug, ...(message && {message})}
  }
  const slug = normal === '' ? chooseSlug(title, path).slug : normal
  const reason = `The slug ${showValue(stated)} cannot stand in an address as it is; \`${slug}\` is used. Write that, to say so yourself.`
  return {slug, message: {severity: 'warning', rule: 'front-matter/slug-changed', reason}}
}

/** The function is the user's: what it throws is for them to read. */
function askFor(
  article: SlugFacts,
  from: (article: SlugFacts) => string | undefined,
): {slug: string | undefined} | {message: Message} {
  try {
    return {slug: from(article)}
  } catch (error) {
    const thrown = error instanceof Error ? error.message : String(error)
    const reason = `The function for slugs in the configuration failed on this article: ${thrown}. Correct the function.`
    return {message: {severity: 'error', rule: 'front-matter/rule-failed', reason}}
  }
}

function slugOfFile(path: string, from: SlugSource, context: SlugContext): string | undefined {
  if (from === 'title') return undefined
  const {name} = readSourcePath(path, context)
  const last = name.lastIndexOf('/') + 1
  // The ending is off already, and a dot in the name is no ending.
  const file = nameFromPath(`${name.slice(last)}.md`)
  if (from === 'path') return `${name.slice(0, last)}${file}`
  const [, year = '', month = '', day] = /^(\d{4})-(\d{1,2})-(\d{1,2})-(?=.)/.exec(name.slice(last)) ?? []
  const isDated = from === 'dated-file' && day !== undefined
  return isDated ? [year, month.padStart(2, '0'), day.padStart(2, '0'), file].join('/') : file
}
