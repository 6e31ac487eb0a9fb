import type {Code, Construct, ParseContext, State, TokenizeContext} from 'micromark-util-types'

const BACKSLASH = 92
const COLON = 58
const LEFT_BRACKET = 91
const LEFT_BRACE = 123
const RIGHT_BRACKET = 93

/** Which brackets of a document are closed, as far as it was looked through. */
interface Brackets {
  /** Offsets of those that are. */
  closed: Set<number>
  /** Offsets of all. */
  seen: Set<number>
}

/**
 * A construct that consumes the colons and the name of a directive, where that is a known one and what follows can be a
 * directive. It is to be checked before the construct that reads the whole.
 *
 * Labels are looked for once: where nothing closes them, each would be looked for up to the end of the text.
 *
 * @param colons - How many stand before the name.
 * @param names - At least one.
 */
export function directiveName(colons: number, names: ReadonlySet<string>): Construct {
  const longest = Math.max(...[...names].map(({length}) => length))
  const documents = new WeakMap<ParseContext, Brackets>()
  const bracketsOf = (parser: ParseContext): Brackets => {
    const brackets = documents.get(parser) ?? {closed: new Set(), seen: new Set()}
    documents.set(parser, brackets)
    return brackets
  }

  return {
    partial: true,
    tokenize(this: TokenizeContext, effects, ok, nok) {
      const now = () => this.now().offset
      const brackets = bracketsOf(this.parser)
      const open: number[] = []
      let count = 0
      let name = ''
      /** Where the label begins. */
      let label = 0
      return start

      function start(code: Code): State | undefined {
        effects.enter('directiveLeafName')
        return sequence(code)
      }

      function sequence(code: Code): State | undefined {
        if (code === COLON && count < colons) {
          count++
          effects.consume(code)
          return sequence
        }
        return count === colons ? word(code) : nok(code)
      }

      function word(code: Code): State | undefined {
        if (code !== null && code > 0 && name.length <= longest && /[\w-]/.test(String.fromCharCode(code))) {
          name += String.fromCharCode(code)
          effects.consume(code)
          return word
        }
        if (!names.has(name)) return end(code, false)
        if (colons > 1) return end(code, true)
        // Among words a name alone is too likely a word.
        if (code !== LEFT_BRACKET) return end(code, code === LEFT_BRACE)
        label = now()
        return brackets.seen.has(label) ? atEnd(code) : bracket(code)
      }

      /** Looks through the rest of the text, as far as a label could reach. */
      function bracket(code: Code): State | undefined {
        if (code === null) return atEnd(code)
        if (code === LEFT_BRACKET || code === RIGHT_BRACKET) noteBracket(code)
        effects.consume(code)
        return code === BACKSLASH ? escaped : bracket
      }

      function escaped(code: Code): State | undefined {
        if (code !== BACKSLASH && code !== LEFT_BRACKET && code !== RIGHT_BRACKET) return bracket(code)
        effects.consume(code)
        return bracket
      }

      function noteBracket(code: Code): void {
        if (code === LEFT_BRACKET) {
          brackets.seen.add(now())
          open.push(now())
          return
        }
        const partner = open.pop()
        if (partner !== undefined) brackets.closed.add(partner)
      }

      function atEnd(code: Code): State | undefined {
        return end(code, brackets.closed.has(label))
      }

      function end(code: Code, isMeant: boolean): State | undefined {
        effects.exit('directiveLeafName')
        return isMeant ? ok(code) : nok(code)
      }
    },
  }
}
