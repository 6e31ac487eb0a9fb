import {factorySpace} from 'micromark-factory-space'
import {codes} from 'micromark-util-symbol'
import type {Code, Construct, Extension, State, TokenizeContext} from 'micromark-util-types'

import {isLineEnd, titleInLine} from '../titleInLine.ts'
import type {AdmonitionLine} from './readAdmonition.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    admonition: 'admonition'
    admonitionSign: 'admonitionSign'
    admonitionTitle: 'admonitionTitle'
    admonitionIndent: 'admonitionIndent'
  }
}

/** How far what an admonition holds is indented, in columns. */
const INDENT = 4

const blankLine: Construct = {
  tokenize(effects, ok, nok) {
    return factorySpace(effects, (code) => (isLineEnd(code) ? ok(code) : nok(code)), 'linePrefix')
  },
  partial: true,
}

const indent: Construct = {
  tokenize(this: TokenizeContext, effects, ok, nok) {
    const before = this.events.length
    const afterSpace: State = (code) => {
      // With no space here, the last one would be the indent of the admonition around this one.
      const [, prefix] = this.events.length > before ? (this.events.at(-1) ?? []) : []
      return prefix && this.sliceSerialize(prefix, true).length === INDENT ? ok(code) : nok(code)
    }
    return factorySpace(effects, afterSpace, 'admonitionIndent', INDENT + 1)
  },
  partial: true,
}

/**
 * The syntax of admonitions: a line that begins one, and the lines after it that are indented or empty, which it holds. It
 * may begin in the middle of a paragraph.
 *
 * @param lines - The lines that begin one, by their number, from 1.
 */
export function admonitionSyntax(lines: ReadonlyMap<number, AdmonitionLine>): Extension {
  const construct: Construct = {
    name: 'admonition',
    tokenize(this: TokenizeContext, effects, ok, nok) {
      const {line, offset} = this.now()
      const title = lines.get(line)?.title
      const at = () => this.now().offset - offset
      const beforeTitle = titleInLine(effects, 'admonitionTitle', () => at() >= (title?.end ?? 0), rest)
      return lines.has(line) ? start : nok

      function start(code: Code): State | undefined {
        effects.enter('admonition', {_container: true})
        return beforeSign(code)
      }

      function beforeSign(code: Code): State | undefined {
        if (isLineEnd(code)) return ok(code)
        effects.enter('admonitionSign')
        return sign(code)
      }

      function sign(code: Code): State | undefined {
        if (at() === title?.start || isLineEnd(code)) {
          effects.exit('admonitionSign')
          return isLineEnd(code) || title?.start === title?.end ? rest(code) : beforeTitle(code)
        }
        effects.consume(code)
        return sign
      }

      function rest(code: Code): State | undefined {
        if (isLineEnd(code)) return ok(code)
        effects.enter('admonitionSign')
        return inRest(code)
      }

      function inRest(code: Code): State | undefined {
        if (isLineEnd(code)) {
          effects.exit('admonitionSign')
          return ok(code)
        }
        effects.consume(code)
        return inRest
      }
    },
    continuation: {
      tokenize(effects, ok, nok) {
        // White space in a line of code counts from the indent on, too.
        return effects.check(blankLine, effects.attempt(indent, ok, ok), effects.attempt(indent, ok, nok))
      },
    },
    exit(effects) {
      effects.exit('admonition')
    },
  }
  return {document: {[codes.exclamationMark]: construct, [codes.questionMark]: construct}}
}
