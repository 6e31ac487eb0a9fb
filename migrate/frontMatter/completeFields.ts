import {readSourcePath} from '../document/sourcePath.ts'
import type {ArticleFields, DraftMark, Message, ParsedFrontMatter, Position} from '../types.ts'
import {describeChoices, keyOf, positionOf} from './describeChoices.ts'
import {readFileNameDate} from './fileNameDate.ts'
import type {LocatedHeader} from './frontMatterMessages.ts'
import type {FrontMatterContext} from './parseFrontMatter.ts'
import type {StatedFields} from './schema.ts'
import {stateSlug} from './stateSlug.ts'

/** A title and where it stands. */
interface PlacedTitle {
  title: string
  position: Position
}

/** Whether a path leads through a folder for drafts, as Jekyll has one. */
const DRAFTS_FOLDER = /(?:^|\/)_drafts\//

/**
 * Completes what front matter states by what the file's path says: slug, day, draft; and says what is worth saying about it.
 *
 * @param stated - What front matter states, as far as it is valid.
 * @param titled - The title, stated or chosen.
 */
export function completeFields(
  stated: StatedFields,
  {title, position}: PlacedTitle,
  located: LocatedHeader,
  context: FrontMatterContext,
): Required<Pick<ParsedFrontMatter, 'fields' | 'slugPosition' | 'messages'>> {
  const {coverImage} = stated
  const {redirects} = located.picked
  const {path, settings = {}, languages = []} = context
  const {publishedAt, messages: dateMessages} = completeDate(stated, located, {path, settings})
  const language = stated.language ?? readSourcePath(path, context).language ?? languages[0]
  const {slug, message: slugMessage} = stateSlug(
    {
      path,
      title,
      ...(stated.slug !== undefined && {slug: stated.slug}),
      ...(publishedAt !== undefined && {publishedAt}),
      ...(language !== undefined && {language}),
    },
    context,
  )
  const slugPosition = stated.slug === undefined ? position : positionOf('slug', located)
  const {draft: isDraft, ...rest} = stated
  const draft = markDraft(isDraft, located, path)
  const fields: ArticleFields = {
    ...rest,
    title,
    slug,
    ...(publishedAt !== undefined && {publishedAt}),
    ...(language !== undefined && {language}),
    ...(coverImage && {coverImage: {...coverImage, position: positionOf('coverSrc', located)}}),
    ...(redirects.length > 0 && {redirectFrom: redirects}),
    ...(draft && {draft}),
  }
  return {
    fields,
    slugPosition,
    messages: [
      ...(slugMessage ? [{...slugMessage, ...slugPosition}] : []),
      ...dateMessages,
      ...describeChoices(stated, located, settings),
    ],
  }
}

/** Front matter counts before the folder. */
function markDraft(isDraft: boolean | undefined, located: LocatedHeader, path: string): DraftMark | undefined {
  if (isDraft === undefined && DRAFTS_FOLDER.test(path)) return {by: 'The folder `_drafts`', position: located.fence}
  return isDraft ? {by: keyOf('draft', located), position: positionOf('draft', located)} : undefined
}

/** The date of the file's name where front matter has none; where both have one, front matter counts. */
function completeDate(
  {publishedAt}: StatedFields,
  located: LocatedHeader,
  {path, settings = {}}: FrontMatterContext,
): {publishedAt?: string; messages: Message[]} {
  const named = readFileNameDate(path, settings)
  if (named === undefined) return {...(publishedAt !== undefined && {publishedAt}), messages: []}
  if (publishedAt === undefined) {
    const reason = `The front matter has no \`date\`, so the day is that of the file's name, \`${named.day}\`.`
    const message: Message = {severity: 'info', rule: 'front-matter/date-from-file-name', reason, ...located.fence}
    return {publishedAt: named.iso, messages: [message]}
  }
  // A day lasts up to 50 hours around the world: two dates within that may mean the same day.
  if (Math.abs(Date.parse(publishedAt) - Date.parse(named.iso)) < 50 * 3_600_000) return {publishedAt, messages: []}
  const reason = `The file's name says \`${named.day}\` and the front matter \`${publishedAt}\`; the front matter counts. Correct one of them.`
  const position = positionOf('publishedAt', located)
  return {publishedAt, messages: [{severity: 'warning', rule: 'front-matter/date-differs', reason, ...position}]}
}
