import type {Root} from 'mdast'

import type {ScannedPart} from '../../syntaxPart.ts'
import {createMdxNodes} from './nodes.ts'
import {noteWaste, TooManySlipsError, UnendedFlowError, type MdxSlip, type ReadingLog} from './readingLog.ts'
import {createMdxSyntax} from './syntax.ts'

/** A tag, an expression, an import or an export, or an indent, which MDX has no code by. */
const MAY_HOLD_MDX = /[<{\t]| {4}|^(?:im|ex)port/m

declare module 'mdast' {
  interface RootData {
    /** Where the source is not what MDX reads, in source order. */
    mdxSlips?: readonly MdxSlip[]
    /** There was so much of it that the article was read as plain Markdown. */
    isPlain?: boolean
  }
}

/**
 * Reads an article of MDX. Where MDX would refuse it, for a brace or a `<` that begins nothing, just that is text, or what
 * CommonMark makes of it; an article that is full of such places is read as plain Markdown.
 *
 * @param source - The normalized Markdown.
 * @param parse - Parses it with the given parts besides: that of MDX, or none. It is called again when something has no end,
 *   at most until a quarter of a million characters were read so.
 */
export function readMdx(source: string, parse: (mdx: readonly ScannedPart[]) => Root): Root {
  const log: ReadingLog = {slips: new Map(), wasted: 0}
  try {
    const tree = readAgain(source, log, parse)
    return log.slips.size === 0 ? tree : {...tree, data: {...tree.data, mdxSlips: inOrder(log)}}
  } catch (error) {
    if (!(error instanceof TooManySlipsError)) throw error
    const tree = parse([])
    return {...tree, data: {...tree.data, mdxSlips: inOrder(log), isPlain: true}}
  }
}

function readAgain(source: string, log: ReadingLog, parse: (mdx: readonly ScannedPart[]) => Root): Root {
  for (;;) {
    try {
      return parse([mdxPart(source, log)])
    } catch (error) {
      if (!(error instanceof UnendedFlowError)) throw error
      noteWaste(log, source.length)
    }
  }
}

/** Some of it goes on after empty lines, and is nothing where it has no end. So an article of MDX is parsed as a whole. */
function mdxPart(source: string, log: ReadingLog): ScannedPart {
  const syntax = createMdxSyntax(log)
  return {
    syntaxFor: (text) => (MAY_HOLD_MDX.test(text) ? syntax : undefined),
    nodes: createMdxNodes(source),
  }
}

function inOrder({slips}: ReadingLog): MdxSlip[] {
  return [...slips.values()].toSorted((a, b) => a.offset - b.offset)
}
