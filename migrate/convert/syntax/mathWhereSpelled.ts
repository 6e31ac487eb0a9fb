import {math} from 'micromark-extension-math'
import type {Construct, Extension, TokenizeContext} from 'micromark-util-types'

const DOLLAR = 36

/**
 * Formulas between dollars, looked for only where one begins. Prices are none: as with GitHub and pandoc, a formula between
 * single dollars begins before and ends after something other than white space, does not begin after a letter or a digit, and
 * does not end before one; and a line of `$$` begins a formula only if another such line follows.
 *
 * @param source - Normalized Markdown.
 * @returns The extension, or undefined for a text without a formula.
 */
export function mathWhereSpelled(source: string): Extension | undefined {
  const starts = findInline(source)
  const lines = findDisplayed(source)
  if (starts.size === 0 && lines.size === 0) return undefined
  const {text, flow} = math()
  return {
    text: {[DOLLAR]: onlyWhere(text?.[DOLLAR] as Construct, (context) => starts.has(context.now().offset))},
    flow: {[DOLLAR]: onlyWhere(flow?.[DOLLAR] as Construct, (context) => lines.has(context.now().line))},
  }
}

function onlyWhere(construct: Construct, mayBegin: (context: TokenizeContext) => boolean): Construct {
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      return mayBegin(this) ? construct.tokenize.call(this, effects, ok, nok) : nok
    },
  }
}

/** Offsets, as the parser counts them, of the dollars that begin a formula among words. */
function findInline(source: string): ReadonlySet<number> {
  const mark = source.startsWith('\uFEFF') ? 1 : 0
  const starts = new Set<number>()
  /** By length: the run of dollars that comes next, reading from the end. */
  const next = new Map<number, number>()
  for (const {index, 0: run} of [...source.matchAll(/\$+/g)].toReversed()) {
    const end = next.get(run.length)
    next.set(run.length, index)
    if (end !== undefined && !isEscaped(source, index) && isFormula(source, index, end, run.length))
      starts.add(index - mark)
  }
  return starts
}

/** Whether two runs of as many dollars have a formula between them. */
function isFormula(source: string, start: number, end: number, size: number): boolean {
  if (/\n[ \t>]*\n/.test(source.slice(start, end))) return false
  if (size > 1) return true
  if (isEscaped(source, end)) return false
  const before = source.charAt(start - 1)
  const after = source.charAt(end + 1)
  return !/[\dA-Za-z]/.test(before + after) && /\S/.test(source.charAt(start + 1)) && /\S/.test(source.charAt(end - 1))
}

/** Numbers of the lines of `$$` alone that another one follows, from 1. Marks of quotations and items may stand before. */
function findDisplayed(source: string): ReadonlySet<number> {
  const fences: number[] = []
  if (source.includes('$$')) {
    for (const [index, line] of source.split('\n').entries()) {
      if (/^[ \t>\-+*\d.)]*\${2,}[ \t]*$/.test(line)) fences.push(index + 1)
    }
  }
  return new Set(fences.slice(0, -1))
}

/** Whether a backslash takes the meaning from a character. */
function isEscaped(source: string, index: number): boolean {
  let backslashes = 0
  while (source.charAt(index - 1 - backslashes) === '\\') backslashes++
  return backslashes % 2 === 1
}
