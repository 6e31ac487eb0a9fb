import {FIELD_NAMES, type FieldName} from '../types.ts'
import type {CollectionSurvey} from './surveyCollection.ts'

/** Fields by the key that suggestions name. */
const FIELD_OF_KEY: Readonly<Record<string, FieldName>> = {
  date: 'publishedAt',
  updated: 'updatedAt',
  lastmod: 'updatedAt',
  description: 'excerpt',
  cover: 'coverImage',
  image: 'coverImage',
  categories: 'category',
  authors: 'author',
  lang: 'language',
}

const FIELDS: ReadonlySet<string> = new Set(FIELD_NAMES)

/** How many keys that fill no field are listed. */
const LISTED = 12

/**
 * Writes a first configuration: what was found out, and as comments what a person has to decide.
 *
 * @param survey - What a look at the articles found.
 * @param sources - What to import, relative to the folder of the configuration.
 */
export function writeConfig(survey: CollectionSurvey, sources: readonly string[]): string {
  const lines = [
    `import type {MigrationConfig} from 'sanity-plugin-markdown-articles/migrate'`,
    '',
    ...describe(survey).map((line) => `// ${line}`),
    'export default {',
    `  sources: ${toCode(sources)},`,
    `  preset: ${toCode(survey.preset)},${survey.because ? ` // ${survey.because}` : ''}`,
    ...writeFrontMatter(survey),
    ...writeSlugs(survey),
    ...writeLanguages(survey),
    ...(survey.linkBases.length > 0 ? [`  links: {bases: ${toCode(survey.linkBases)}},`] : []),
    ...writeStaticRoot(survey),
    '} satisfies MigrationConfig',
    '',
  ]
  return lines.join('\n')
}

function describe({files, formats, broken, drafts}: CollectionSurvey): string[] {
  const kinds = Object.entries(formats).map(
    ([format, count]) => `${count} ${format === 'none' ? 'without' : `in ${format.toUpperCase()}`}`,
  )
  return [
    `${files} ${files === 1 ? 'article' : 'articles'}; front matter: ${kinds.join(', ') || 'none'}.`,
    ...(drafts > 0 ? [`${drafts} of them say that they are drafts.`] : []),
    ...(broken.length > 0 ? [`${broken.length} cannot be read yet: migrate check names them and says why.`] : []),
  ]
}

function writeFrontMatter(survey: CollectionSurvey): string[] {
  const inner = [...writeDates(survey), ...writeOptional(survey), ...writeFields(survey), ...writeSpelling(survey)]
  return inner.length === 0 ? [] : ['  frontMatter: {', ...inner.map((line) => `    ${line}`), '  },']
}

function writeDates({dates: {ambiguous, withoutZone, order}}: CollectionSurvey): string[] {
  return [
    ...(withoutZone.length > 0
      ? [`// timeZone: 'Europe/Berlin', // times without a zone: ${countOf(withoutZone)}; UTC unless you say`]
      : []),
    ...(order ? [`dateOrder: '${order}', // some days are above 12`] : []),
    ...(ambiguous.length > 0 && !order
      ? [`// dateOrder: 'dmy', // or 'mdy'; refused until you say: ${countOf(ambiguous)}`]
      : []),
  ]
}

function countOf(texts: readonly string[]): string {
  return `${texts.length}, such as ${texts[0]}`
}

function writeOptional({formats, untitled}: CollectionSurvey): string[] {
  const found = [
    ...(formats.none ? [`files without front matter: ${formats.none}`] : []),
    ...(untitled > 0 ? [`without title or heading: ${untitled}`] : []),
  ]
  return found.length > 0 ? [`optional: true, // ${found.join('; ')}`] : []
}

function writeSlugs({slugs: {from, instead}}: CollectionSurvey): string[] {
  if (instead === undefined) return []
  const shared = `made of the ${instead.from}, ${instead.shared} articles would share one with another`
  return [`  slugs: {from: ${toCode(from)}}, // ${shared}`]
}

function writeLanguages({languages: {languages, isMainOpen}}: CollectionSurvey): string[] {
  if (languages.length === 0) return []
  if (!isMainOpen) return [`  languages: ${toCode(languages)}, // as paths say them; the first is the main one`]
  return [`  // languages: ${toCode(languages)}, // put first the one that all other articles are in`]
}

function writeStaticRoot({staticRoot}: CollectionSurvey): string[] {
  if (staticRoot === undefined) return []
  const {folder, found, images} = staticRoot
  return [`  assets: {staticRoot: ${toCode(folder)}}, // ${found} of ${images} images with a leading slash are there`]
}

function writeFields({unusedKeys}: CollectionSurvey): string[] {
  if (unusedKeys.length === 0) return []
  const typos = Map.groupBy(
    unusedKeys.filter(({isTypo}) => isTypo),
    ({suggestion = ''}) => toField(suggestion),
  )
  const others = unusedKeys.filter(({isTypo}) => !isTypo)
  return [
    'fields: {',
    ...[...typos].flatMap(([field, keys]) => {
      if (field === undefined) return []
      const names = keys.map(({key}) => key)
      const value = names.length === 1 ? names[0] : names
      return [`  ${field}: ${toCode(value)}, // looks like \`${keys[0]?.suggestion}\` with a typo`]
    }),
    ...(others.length > 0
      ? ["  // Keys that fill no field; the import record keeps them. To use one: excerpt: 'lead'"]
      : []),
    ...others.slice(0, LISTED).map(({key, files, kinds, example, suggestion}) => {
      const hint = suggestion === undefined ? '' : `; perhaps ${toField(suggestion) ?? suggestion}`
      return `  // ${toCode(key)}: ${files} × ${kinds.join(', ')}, such as ${example}${hint}`
    }),
    ...(others.length > LISTED ? [`  // and ${others.length - LISTED} more`] : []),
    '},',
  ]
}

function toField(suggestion: string): FieldName | undefined {
  if (FIELDS.has(suggestion)) return suggestion as FieldName
  return FIELD_OF_KEY[suggestion]
}

function writeSpelling({spelling}: CollectionSurvey): string[] {
  const groups = Object.entries(spelling).filter(([, names]) => Object.keys(names).length > 0)
  if (groups.length === 0) return []
  return ['spelling: {', ...groups.map(([kind, names]) => `  ${kind}: ${toCode(names)},`), '},']
}

/** A value as code: texts in single quotes, keys without any where they need none. */
function toCode(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toCode).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([key, member]) => `${toKey(key)}: ${toCode(member)}`)
    return `{${members.join(', ')}}`
  }
  return `'${String(value)
    .replaceAll(/[\\']/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`)}'`
}

function toKey(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : toCode(key)
}
