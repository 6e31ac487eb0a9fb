import type {CollectionSurvey} from '../init/surveyCollection.ts'

/** How many files that cannot be read are named. */
const NAMED = 5

/** Puts what a first look at a collection found into a few lines. */
export function formatSurvey({
  files,
  formats,
  preset,
  because,
  broken,
  unusedKeys,
  linkBases,
  languages: {languages},
  staticRoot,
}: CollectionSurvey): string {
  const kinds = Object.entries(formats).map(([format, count]) => `${format} ${count}`)
  const rest = broken.length - NAMED
  const lines = [
    `Articles      ${files}${kinds.length > 0 ? ` (front matter: ${kinds.join(', ')})` : ''}`,
    `Written for   ${preset}${because === undefined ? '' : `: ${because}`}`,
    ...(unusedKeys.length > 0 ? [`Keys unused   ${unusedKeys.map(({key}) => key).join(', ')}`] : []),
    ...(languages.length > 0 ? [`Languages     ${languages.join(', ')}`] : []),
    ...(staticRoot ? [`Images below  ${staticRoot.folder}`] : []),
    ...(linkBases.length > 0 ? [`Links below   ${linkBases.join(', ')}`] : []),
    ...broken.slice(0, NAMED).map(({path, reason}) => `Cannot read   ${path}: ${reason}`),
    ...(rest > 0 ? [`              and ${rest} more; migrate check names them all`] : []),
  ]
  return `${lines.join('\n')}\n`
}
