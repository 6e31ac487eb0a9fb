/**
 * Bare addresses (GFM 6.9), read by their extension. What it looks for again and again is remembered here: whether a
 * bracket is open, for which it goes back through all events, and how far punctuation goes that ends no address.
 *
 * @module
 */
import type {Construct, Effects, State, TokenizeContext} from 'micromark-util-types'

/** By text: offsets between which no punctuation is followed by the end of an address. */
const trailless = new WeakMap<TokenizeContext, readonly [from: number, to: number]>()

/** An address of the web or of mail. There is none after a bracket that is open. */
export function address(construct: Construct): Construct {
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      if (this._labelStarts && this._labelStarts.length > 0) return nok
      const context: TokenizeContext = Object.create(this, {events: {value: []}})
      return construct.tokenize.call(context, watchParts(effects), ok, nok)
    },
  }
}

/** Effects that watch the domain and the path, which are all that addresses attempt. */
function watchParts(effects: Effects): Effects {
  const watchPart = (construct: Construct): Construct => ({
    ...construct,
    tokenize(inner, ok, nok) {
      return construct.tokenize.call(this, {...inner, check: checkTrail(inner, this)}, ok, nok)
    },
  })
  const attempt: Effects['attempt'] = (construct, ok, nok) =>
    effects.attempt('tokenize' in construct ? watchPart(construct as Construct) : construct, ok, nok)
  return {...effects, attempt}
}

/** Looks for the end of an address behind punctuation, which is all that domains and paths look for. */
function checkTrail(effects: Effects, context: TokenizeContext): Effects['check'] {
  return (construct, ok, nok) => (code) => {
    const start = context.now().offset
    const [from, to] = trailless.get(context) ?? [0, 0]
    if (start >= from && start < to && nok) return nok(code)
    const trail = construct as Construct
    const watched: Construct = {
      ...trail,
      tokenize(inner, found, missed) {
        const noted: State = (next) => {
          trailless.set(context, [start, context.now().offset])
          return missed(next)
        }
        return trail.tokenize.call(this, inner, found, noted)
      },
    }
    return effects.check(watched, ok, nok)(code)
  }
}
