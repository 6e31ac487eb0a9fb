import {nameFromPath} from '../document/slug.ts'
import type {Message, Position} from '../types.ts'
import {showValue} from './frontMatterMessages.ts'
import type {FrontMatterContext} from './parseFrontMatter.ts'

/** A title that front matter does not state, where it stands, and what to tell of it. */
export interface ChosenTitle {
  title: string
  position: Position
  message: Message
}

/** What a title is looked for in. */
export interface TitlePlaces {
  body: string
  /** Lines of the file before the body. */
  bodyLine: number
  /** Whether the file has front matter. */
  hasHeader: boolean
}

/**
 * The title of an article whose front matter states none: its first heading; and where the settings say that front matter may be
 * missing, the name of the file.
 *
 * @returns Undefined when there is nothing to make a title of.
 */
export function chooseTitle(
  {body, bodyLine, hasHeader}: TitlePlaces,
  {path, readHeading, settings = {}}: FrontMatterContext,
): ChosenTitle | undefined {
  const found = hasHeader ? 'The front matter has no `title`' : 'The file has no front matter'
  const heading = readHeading?.(body)
  if (heading !== undefined) {
    const position = {line: bodyLine + heading.line, column: 1}
    const reason = `${found}, so the first heading, ${showValue(heading.text)}, is the title.`
    return {
      title: heading.text,
      position,
      message: {severity: 'info', rule: 'front-matter/title-from-heading', reason, ...position},
    }
  }
  if (hasHeader && settings.optional !== true) return undefined
  const title = nameFromPath(path)
  const position = {line: 1, column: 1}
  const reason = `${found} and no heading, so the name of the file, ${showValue(title)}, is the title.`
  return {
    title,
    position,
    message: {severity: 'warning', rule: 'front-matter/title-from-file-name', reason, ...position},
  }
}
