import {toHtml} from '../../../src/render/index.ts'
import type {Block} from '../../../src/portable-text/types.ts'
import {excerpt} from '../../diff/excerpt.ts'
import {alignEqual} from '../../diff/alignEqual.ts'
import {isBeyond, readPieces, type Piece} from './readPieces.ts'
import {RAW, referenceHtml} from './referenceHtml.ts'

/** What is compared. */
export interface ReadingInput {
  /** The blocks, as the dataset has them. */
  blocks: readonly Block[]
  /** The text of the source, without front matter. */
  markdown: string
  /** Whether GFM is part of the language. */
  gfm: boolean
  /** Whether a first heading that repeated the title was taken off. */
  titleHeading: boolean
  /** Asset ids by address as the source wrote it. */
  images: ReadonlyMap<string, string>
  /** Ids of articles, with the fragment behind `#`, by address as the source wrote it. */
  links: ReadonlyMap<string, string>
}

/** What came of it. */
export interface ReadingComparison {
  /** Parts of the article that are the same in both. */
  compared: number
  /** Parts that only a dialect can say, or HTML of the source: not compared. */
  left: number
  /** In words; none when all is equal. */
  differences: string[]
}

/** What is compared of a piece of another language. */
const HTML = {
  html: () => RAW,
  embeds: 'none',
  source: () => RAW,
  addresses: 'all',
  headingIds: false,
} as const

/**
 * Compares the HTML of an article with the HTML that micromark makes of its Markdown, part by part. So what the converter and the
 * renderer get wrong together is found as well.
 *
 * @param input - See {@link ReadingInput}.
 */
export function compareReadings(input: ReadingInput): ReadingComparison {
  const {blocks, markdown, gfm, titleHeading, images, links} = input
  const byHref = new Map(Array.from(links, ([href, target]) => [decode(href), target]))
  const bySrc = new Map(Array.from(images, ([src, id]) => [decode(src), id]))
  const html = toHtml(blocks, {
    ...HTML,
    imageUrl: ({asset, externalUrl}) => asset?._ref ?? externalUrl ?? undefined,
    articleUrl: ({reference}) => reference?._ref ?? undefined,
  })
  const stored = readPieces(html, (_, value) => decode(value))
  const expected = readPieces(referenceHtml(markdown, {gfm}), (name, value) => {
    const address = decode(value)
    if (name === 'imageHref') return address
    return (name === 'href' ? byHref : bySrc).get(address) ?? address
  })
  if (titleHeading) {
    const heading = expected.findIndex(({elements}) => elements.has('h1'))
    if (heading >= 0) expected.splice(heading, 1)
  }
  return compare(stored, expected)
}

function compare(stored: readonly Piece[], expected: readonly Piece[]): ReadingComparison {
  const [ours, theirs] = [stored.map(({key}) => key), expected.map(({key}) => key)]
  const pairs = alignEqual(ours, theirs)
  const result: ReadingComparison = {compared: 0, left: 0, differences: []}
  let [at, end] = [0, 0]
  for (let index = 0; index <= expected.length; index++) {
    const match = index === expected.length ? stored.length : pairs.get(index)
    if (match === undefined || match < at) continue
    settleGap(stored.slice(at, match), expected.slice(end, index), result)
    const piece = expected[index]
    if (piece?.text.includes(RAW)) result.left++
    else if (piece) result.compared++
    ;[at, end] = [match + 1, index + 1]
  }
  return result
}

/** Between two parts that are equal. */
function settleGap(stored: readonly Piece[], expected: readonly Piece[], result: ReadingComparison): void {
  if (stored.length === 0 && expected.length === 0) return
  if (stored.some(isBeyond) || expected.some(isBeyond)) {
    result.left += Math.max(stored.length, expected.length)
    return
  }
  const [have, want] = [stored[0], expected[0]].map((piece) => (piece ? excerpt(piece.text) : undefined))
  result.differences.push(`“${have ?? ''}” where the Markdown says “${want ?? ''}”`)
}

/** An address may be escaped or not, a percent sign by itself too. */
function decode(address: string): string {
  try {
    return decodeURI(address.replace(/%(?![\da-f]{2})/gi, '%25'))
  } catch (error) {
    if (error instanceof URIError) return address
    throw error
  }
}
