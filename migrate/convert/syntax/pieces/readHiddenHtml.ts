import type {Html} from 'mdast'

import {parseTag, type Tag} from '../../../../src/html/parseTag.ts'
import {readFigure, type HtmlFigure} from '../../html/readFigure.ts'
import type {HtmlReading} from '../../html/readHtml.ts'

/**
 * What HTML with hidden pieces is: read while they are hidden, since a piece in an attribute may have the quotes of that
 * attribute.
 *
 * @param node - HTML with hidden pieces.
 * @param restore - Puts the pieces back into a text.
 */
export function readHiddenHtml({value}: Html, restore: (text: string) => string): HtmlReading {
  const tag = parseTag(value)
  const figure = readFigure(value)
  const hasPlainCaption = figure?.caption === undefined || restore(figure.caption) === figure.caption
  return {
    ...(tag && {tag: restoreTag(tag, restore)}),
    ...(figure && hasPlainCaption && {figure: restoreFigure(figure, restore)}),
  }
}

function restoreTag(tag: Tag, restore: (text: string) => string): Tag {
  return {...tag, attributes: new Map([...tag.attributes].map(([name, value]) => [restore(name), restore(value)]))}
}

function restoreFigure({image, link, frames, ...rest}: HtmlFigure, restore: (text: string) => string): HtmlFigure {
  return {
    ...rest,
    image: restoreTag(image, restore),
    ...(link && {link: restoreTag(link, restore)}),
    frames: frames.map((frame) => restoreTag(frame, restore)),
  }
}
