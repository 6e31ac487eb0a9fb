import type {Construct, Event, State, TokenizeContext} from 'micromark-util-types'

const BACK_TICK = 0x60
const DOLLAR = 0x24
/** Events of each of the two runs of markers, and of what is around them. */
const EDGE = 3

/** The runs of the marker in one text, as far as they are known. */
interface Runs {
  /** By length: where the last run seen ends. */
  last: Map<number, number>
  /** True once the text was read to its end. */
  isWhole: boolean
}

/** Code among words (CommonMark 6.1). */
export const codeText = (construct: Construct): Construct => fencedText(construct, BACK_TICK)

/** Formulas among words. */
export const mathText = (construct: Construct): Construct => fencedText(construct, DOLLAR)

/**
 * Text between two equal runs of a marker. micromark reads the text to its end for every run that has no partner; here
 * the first of them tells where the last run of each length is, and nothing more is looked for in vain.
 */
function fencedText(construct: Construct, marker: number): Construct {
  const texts = new WeakMap<TokenizeContext, Runs>()
  return {
    ...construct,
    resolve: (events, context) => construct.resolve?.(joinData(events), context) ?? events,
    tokenize(effects, ok, nok) {
      const runs = texts.get(this) ?? {last: new Map<number, number>(), isWhole: false}
      texts.set(this, runs)
      let length: number | undefined
      let inRun = 0
      let isDone = false
      const found: State = (code) => {
        isDone = true
        return ok(code)
      }
      const missed: State = (code) => {
        isDone = true
        runs.isWhole ||= code === null
        return nok(code)
      }
      let state: State | undefined = construct.tokenize.call(this, effects, found, missed)
      const watch: State = (code) => {
        const {offset} = this.now()
        if (code !== marker && inRun > 0) {
          const isOpening = length === undefined
          length ??= inRun
          if (isOpening && runs.isWhole && (runs.last.get(length) ?? 0) <= offset) return nok(code)
          if (!isOpening && !runs.isWhole) runs.last.set(inRun, offset)
          inRun = 0
        }
        if (code === marker) inRun++
        state = state?.(code)
        return isDone ? state : watch
      }
      return watch
    },
  }
}

/**
 * Makes one token of what touches in a line, save for the first and the last, which tell whether there is padding.
 * micromark then has nothing to join, which it does by changing the list of all events for every line.
 */
function joinData(events: readonly Event[]): Event[] {
  const joined = events.slice(0, EDGE + 2)
  const end = events.length - EDGE - 2
  for (const event of events.slice(EDGE + 2, end)) {
    const [step, token] = event
    const last = joined.at(-1)?.[1]
    const isFirst = joined.length === EDGE + 2
    if (isFirst || !last || last === token || token.type === 'lineEnding' || last.type === 'lineEnding') {
      joined.push(event)
    } else if (step === 'enter') {
      if (token.type !== 'space') last.type = token.type
    } else last.end = token.end
  }
  for (const event of events.slice(Math.max(end, EDGE + 2))) joined.push(event)
  return joined
}
