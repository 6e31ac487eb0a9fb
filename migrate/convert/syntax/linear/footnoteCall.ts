/**
 * Calls of footnotes (GitHub's extension of GFM), read by their extension.
 *
 * @module
 */
import type {Construct, Event, State, TokenizeContext} from 'micromark-util-types'

import {mayBeLabel} from './mayBeLabel.ts'
import {textState} from './textState.ts'

/** `[^label]` */
export function footnoteCall(construct: Construct): Construct {
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      return construct.tokenize.call(this, effects, forgetImage(this, ok), nok)
    },
  }
}

/**
 * `![^label]`, which is an exclamation mark and a call. At every closing bracket the extension goes back through all events
 * for the bracket that opens; here it is known.
 */
export function footnoteCallAfterMark(construct: Construct): Construct {
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      const {lastImage} = textState(this)
      if (!lastImage || !mayBeLabel(lastImage.end, this.now(), this.parser.gfmFootnotes)) return nok
      const events: Event[] = [['exit', lastImage, this]]
      const context: TokenizeContext = Object.create(this, {events: {value: events}})
      return construct.tokenize.call(context, effects, forgetImage(this, ok), nok)
    },
  }
}

function forgetImage(context: TokenizeContext, ok: State): State {
  return (code) => {
    textState(context).lastImage = undefined
    return ok(code)
  }
}
