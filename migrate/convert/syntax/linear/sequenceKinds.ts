import type {Token, TokenType} from 'micromark-util-types'

/** A run of markers that may open or close a span: `**`, `_`, `~~`, `==`. */
export interface Sequence {
  /** What is left of the run; spans take their markers off it. */
  readonly token: Token
  /** The character it is made of. */
  readonly marker: number
  /** In which pass over the text it was paired, from 0. */
  readonly pass: number
  /** How many markers are left. */
  size: number
  /** The spans that end here, innermost first. */
  readonly closes: Token[]
  /** The spans that begin here, innermost first, so that the last one begins first. */
  readonly opens: Token[]
}

/** The rules by which sequences of one kind pair up. */
export interface SequenceKind {
  /** Name of the construct that reads them. */
  construct: string
  /** The type of sequences that have not found each other yet. */
  type: TokenType
  /** Closing sequences of one class, a small number, have the same openers. */
  classOf(closer: Sequence): number
  /** Whether two sequences belong together. */
  pairs(opener: Sequence, closer: Sequence): boolean
  /** How many markers a span takes off both of its sequences. */
  use(opener: Sequence, closer: Sequence): number
  /** The type of a span with as many markers on both sides. */
  spanType(use: number): TokenType
  /** Whether sequences before a span can still pair with sequences after it. */
  nests: boolean
}

const ASTERISK = 0x2a

/** Emphasis and strong emphasis (CommonMark 6.2). Sizes count as they are after earlier spans took their markers. */
const ATTENTION: SequenceKind = {
  construct: 'attention',
  type: 'attentionSequence',
  classOf: ({marker, token, size}) => (marker === ASTERISK ? 6 : 0) + (token._open ? 3 : 0) + (size % 3),
  pairs(opener, closer) {
    if (opener.marker !== closer.marker) return false
    const isBoth = opener.token._close || closer.token._open
    return !isBoth || closer.size % 3 === 0 || (opener.size + closer.size) % 3 !== 0
  },
  use: (opener, closer) => (opener.size > 1 && closer.size > 1 ? 2 : 1),
  spanType: (use) => (use === 2 ? 'strong' : 'emphasis'),
  nests: true,
}

/** Strikethrough (GFM 6.5): one tilde or two, as many on both sides. */
const TILDES: SequenceKind = {
  construct: 'strikethrough',
  type: 'strikethroughSequenceTemporary',
  classOf: ({size}) => size - 1,
  pairs: (opener, closer) => opener.size === closer.size,
  use: ({size}) => size,
  spanType: () => 'strikethrough',
  nests: true,
}

/** Highlights of Obsidian, which are in no other highlight. */
const HIGHLIGHTS: SequenceKind = {
  construct: 'highlight',
  type: 'highlightMarkerTemporary',
  classOf: () => 0,
  pairs: () => true,
  use: ({size}) => size,
  spanType: () => 'highlight',
  nests: false,
}

/** Every kind of sequence that can be paired, by the type of its sequences. */
export const SEQUENCE_KINDS: ReadonlyMap<TokenType, SequenceKind> = new Map(
  [ATTENTION, TILDES, HIGHLIGHTS].map((kind) => [kind.type, kind]),
)
