/**
 * Reads HTML nodes. One that held pieces of Hugo or Liquid has been read while they were hidden, since a piece in an
 * attribute may have the quotes of that attribute.
 *
 * @module
 */
import type {Html} from 'mdast'

import {parseTag, type Tag} from '../../../src/html/parseTag.ts'
import {readFigure, type HtmlFigure} from './readFigure.ts'

/** What an HTML node is. */
export interface HtmlReading {
  /** Absent when it is more or less than one tag. */
  tag?: Tag
  /** Absent when it is no image. */
  figure?: HtmlFigure
}

declare module 'mdast' {
  interface HtmlData {
    /** What the node is, where its value does not say it. */
    reading?: HtmlReading
  }
}

/** The tag that a node is; undefined when it is none, or more than one. */
export function tagOf({value, data}: Html): Tag | undefined {
  return data?.reading ? data.reading.tag : parseTag(value)
}

/** The one image that a node is, as {@link readFigure} reads it. */
export function figureOf({value, data}: Html): HtmlFigure | undefined {
  return data?.reading ? data.reading.figure : readFigure(value)
}
