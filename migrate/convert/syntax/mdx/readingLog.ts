import type {Position} from '../../../types.ts'

/** A place at which MDX would refuse the whole file. */
export interface MdxSlip extends Position {
  /** From the start of the Markdown, in UTF-16 code units. */
  offset: number
}

/** What one reading of one article notes. Its constructs share it, and so do the readings of the same article. */
export interface ReadingLog {
  /** Places where something begins that has no end, by offset; each was read as plain Markdown reads it. */
  readonly slips: Map<number, MdxSlip>
  /** Characters that were read in vain. */
  wasted: number
}

/**
 * Thrown when something that spans lines between paragraphs has no end. By then the lines were not looked at for
 * quotations and lists, so that the article has to be read again, with this slip known.
 */
export class UnendedFlowError extends Error {
  readonly slip: MdxSlip

  constructor(slip: MdxSlip) {
    super(`What begins at ${slip.line}:${slip.column} has no end.`)
    this.name = 'UnendedFlowError'
    this.slip = slip
  }
}

/** Thrown when more was read in vain than any article of MDX makes necessary. */
export class TooManySlipsError extends Error {
  constructor() {
    super('More was read in vain than any article of MDX makes necessary.')
    this.name = 'TooManySlipsError'
  }
}

/** How much may be read in vain, in characters. */
const MOST_WASTED = 250_000

/** How many slips an article of MDX may have. With more of them it is no MDX. */
const MOST_SLIPS = 50

/** Notes a slip, and how many characters were read before it was seen to be one. */
export function noteSlip(log: ReadingLog, slip: MdxSlip, length: number): void {
  log.slips.set(slip.offset, slip)
  noteWaste(log, length)
}

/** Notes that characters were read in vain. */
export function noteWaste(log: ReadingLog, length: number): void {
  log.wasted += length
  if (log.wasted > MOST_WASTED || log.slips.size > MOST_SLIPS) throw new TooManySlipsError()
}
