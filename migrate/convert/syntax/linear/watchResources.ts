import type {Construct, Effects, Point, State, TokenizeContext} from 'micromark-util-types'

const LEFT_PARENTHESIS = 0x28
/** A parenthesis that ends a resource: it is not escaped. */
const RESOURCE_END = /(?<!\\)(?:\\\\)*\)/

/** Texts in which no parenthesis that could end a resource follows any more. */
const endless = new WeakSet<TokenizeContext>()

/**
 * Effects that do not look for the end of a resource (CommonMark 6.3) where there is none: a title in parentheses may be
 * looked for as far as the text goes, and micromark does so for every link that does not close.
 *
 * @param effects - Those that the end of a label is read with.
 */
export function watchResources(effects: Effects, context: TokenizeContext): Effects {
  const attempt: Effects['attempt'] = (construct, ok, nok) => (code) => {
    if (code !== LEFT_PARENTHESIS || !('tokenize' in construct) || !nok) {
      return effects.attempt(construct, ok, nok)(code)
    }
    if (endless.has(context)) return nok(code)
    return effects.attempt(watchEnd(construct as Construct, context.now()), ok, nok)(code)
  }
  return {...effects, attempt}
}

function watchEnd(construct: Construct, start: Point): Construct {
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      const missed: State = (code) => {
        if (code === null && !RESOURCE_END.test(this.sliceSerialize({start, end: this.now()}))) endless.add(this)
        return nok(code)
      }
      return construct.tokenize.call(this, effects, ok, missed)
    },
  }
}
