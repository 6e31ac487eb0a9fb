import type {Construct, State, TokenizeContext} from 'micromark-util-types'

/** What begins with these has no end but its own, so that one without it would be read to the end of the text. */
const OPENERS = /^<(?:!--|\?|!\[CDATA\[|![A-Za-z])/
/** Length of the longest of them. */
const OPENER_LENGTH = '<![CDATA['.length

/** Openers by text that have no end in what is left of it. A letter of a declaration does not matter. */
const endless = new WeakMap<TokenizeContext, Set<string>>()

/**
 * A tag, a comment, an instruction, a declaration or a section among words (CommonMark 6.6). micromark reads the text to
 * its end for each that does not close, this once for each kind of them.
 */
export function htmlText(construct: Construct): Construct {
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      const opener = openerAt(this)
      if (!opener) return construct.tokenize.call(this, effects, ok, nok)
      const known = endless.get(this) ?? new Set<string>()
      if (known.has(opener)) return nok
      const missed: State = (code) => {
        if (code === null) endless.set(this, known.add(opener))
        return nok(code)
      }
      return construct.tokenize.call(this, effects, ok, missed)
    },
  }
}

/** The opener that stands here, if it is not that of a tag. */
function openerAt(context: TokenizeContext): string | undefined {
  const start = context.now()
  const end = {...start, _bufferIndex: start._bufferIndex + OPENER_LENGTH}
  const [opener] = OPENERS.exec(context.sliceSerialize({start, end})) ?? []
  return opener?.replace(/[A-Za-z]$/, '')
}
