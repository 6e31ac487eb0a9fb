import type {Code, Construct, Event, ParseContext, State, TokenizeContext} from 'micromark-util-types'

/** Content in which words stand: that of paragraphs, and that of addresses, titles and labels. */
type WordContent = 'string' | 'text'

/**
 * A character that could have begun something and did not, with the words after it. micromark makes data of it by itself,
 * and afterwards joins all data that touches, one change of the whole list of events after the other; this leaves nothing
 * to join.
 *
 * @param content - The content it stands in.
 */
function literal(content: WordContent): Construct {
  return {
    // It never is the reason to stop at a character.
    previous: () => false,
    resolveTo: joinData,
    tokenize(effects, ok) {
      const constructs = this.parser.constructs[content]
      const start: State = (code) => {
        effects.enter('data')
        effects.consume(code)
        return inside
      }
      const inside: State = (code) => {
        if (!mayBegin(constructs, code, this)) {
          effects.consume(code)
          return inside
        }
        effects.exit('data')
        return ok(code)
      }
      return start
    },
  }
}

/** {@link literal}, by the content it stands in. */
export const LITERALS: Readonly<Record<WordContent, Construct>> = {string: literal('string'), text: literal('text')}

/** Whether something could begin at a character. */
function mayBegin(constructs: ParseContext['constructs'][WordContent], code: Code, context: TokenizeContext): boolean {
  if (code === null) return true
  const list = constructs[code]
  if (!Array.isArray(list)) return false
  return list.some(({previous}) => !previous || previous.call(context, context.previous))
}

/** Adds the data that was just read, one token, to data right before it. */
function joinData(events: Event[]): Event[] {
  const opened = events.at(-4)
  const closed = events.at(-3)
  const last = events.at(-1)
  if (!opened || !closed || !last || closed[1].type !== 'data' || closed[1] !== opened[1]) return events
  closed[1].end = last[1].end
  events.length -= 2
  return events
}
