import type {Html} from 'mdast'

type Point = NonNullable<Html['position']>['start']

/** Where an index of the value of a node stands in the source. */
export interface MdxPlace {
  index: number
  point: Point
}

declare module 'mdast' {
  interface HtmlData {
    /**
     * Lines of tags of JSX, as HTML, and where its tags begin and end: they are not as long as in the source. With such lines
     * before and after it, it is one block.
     */
    mdxPlaces?: MdxPlace[]
  }
}

/** A tag, or what stands between two. */
export interface HtmlPart {
  value: string
  start?: Point
  end?: Point
}

/** Makes a line of HTML of its parts. */
export function toHtmlLine(parts: readonly HtmlPart[]): Omit<Html, 'position'> {
  const mdxPlaces: MdxPlace[] = []
  let html = ''
  for (const {value, start, end} of parts) {
    if (start) mdxPlaces.push({index: html.length, point: start})
    html += value
    if (end) mdxPlaces.push({index: html.length, point: end})
  }
  return {type: 'html', value: html, data: {mdxPlaces}}
}

/**
 * Joins two lines of HTML.
 *
 * @param above - Its list of places is taken over, and goes on.
 */
export function joinHtmlLines(above: Html, below: Html, indent: string): Html {
  const value = `${above.value}\n${indent}`
  const mdxPlaces = above.data?.mdxPlaces ?? []
  for (const {index, point} of below.data?.mdxPlaces ?? []) mdxPlaces.push({index: index + value.length, point})
  const position = above.position && below.position && {start: above.position.start, end: below.position.end}
  return {type: 'html', value: value + below.value, data: {mdxPlaces}, ...(position && {position})}
}

/** Tells where an index stands: as far from the last tag before it as it is in the HTML. */
export function placeInSource(places: readonly MdxPlace[], index: number): Point | undefined {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if ((places[middle]?.index ?? 0) <= index) low = middle + 1
    else high = middle
  }
  const last = places[low - 1]
  if (!last) return undefined
  const {line, column, offset = 0} = last.point
  const distance = index - last.index
  return {line, column: column + distance, offset: offset + distance}
}
