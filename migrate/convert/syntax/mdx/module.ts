import {markdownLineEnding, markdownSpace} from 'micromark-util-character'
import {codes, types} from 'micromark-util-symbol'
import type {Code, Construct, State, Tokenizer} from 'micromark-util-types'

import {noteSlip, UnendedFlowError, type ReadingLog} from './readingLog.ts'
import {createScriptScanner} from './scriptScanner.ts'

/** The first line of an import or an export. Other words behind these two are words. */
const FIRST_LINE =
  /^(?:import(?:\s*["'{*]|\s+(?:type\s+)?(?:[{*]|[\w$]+(?:\s*,|\s+from\s*["'])))|export\s*(?:[*{]|\s(?:async|class|const|default|enum|function|interface|let|type|var)\b))/

/**
 * Makes the construct of imports and exports. They begin at the first column of a line, outside of quotations and lists,
 * do not interrupt a paragraph, and go on to the next blank line that is not inside brackets.
 *
 * @param log - Knows what has no end, which is not tried again, and learns of more.
 */
export function createModule(log: ReadingLog): Construct {
  const tokenize: Tokenizer = function (effects, ok, nok) {
    const {offset, line, column} = this.now()
    if (this.interrupt || column > 1 || log.slips.has(offset)) return nok
    const scanner = createScriptScanner('')
    let firstLine = ''
    let length = 0

    const fail: State = (code) => {
      if (this.now().line === line) return nok(code)
      noteSlip(log, {offset, line, column}, length)
      throw new UnendedFlowError({offset, line, column})
    }
    const lineStart: State = (code) => {
      if (length > 0 && this.parser.lazy[this.now().line]) return fail(code)
      if (code === codes.eof || markdownLineEnding(code)) return lineEnd(code)
      effects.enter('mdxChunk')
      return inLine(code)
    }
    const inLine: State = (code) => {
      if (code === codes.eof || markdownLineEnding(code)) {
        effects.exit('mdxChunk')
        return lineEnd(code)
      }
      const char = markdownSpace(code) ? ' ' : String.fromCharCode(code)
      if (this.now().line === line) firstLine += char
      length += 1
      if (scanner.feed(char) === 'fail') return fail(code)
      effects.consume(code)
      return inLine
    }
    const lineEnd: State = (code) => {
      if (this.now().line === line && !FIRST_LINE.test(firstLine)) return nok(code)
      return scanner.isComplete() ? effects.check(blankLineNext, end, goOn)(code) : goOn(code)
    }
    const goOn: State = (code) => {
      if (code === codes.eof || scanner.feed('\n') === 'fail') return fail(code)
      effects.enter(types.lineEnding)
      effects.consume(code)
      effects.exit(types.lineEnding)
      return lineStart
    }
    const end: State = (code) => {
      effects.exit('mdxModule')
      return ok(code)
    }
    return (code) => {
      effects.enter('mdxModule')
      return lineStart(code)
    }
  }
  return {name: 'mdxModule', tokenize, concrete: true}
}

/** The end of the file, or of a line before a blank one. */
const blankLineNext: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    const start: State = (code) => {
      if (code === codes.eof) return ok(code)
      effects.enter(types.lineEnding)
      effects.consume(code)
      effects.exit(types.lineEnding)
      return inNextLine
    }
    const inNextLine: State = (code) => {
      if (!markdownSpace(code)) return isLineEnd(code) ? ok(code) : nok(code)
      effects.enter(types.whitespace)
      return inSpace(code)
    }
    const inSpace: State = (code) => {
      if (markdownSpace(code)) {
        effects.consume(code)
        return inSpace
      }
      effects.exit(types.whitespace)
      return isLineEnd(code) ? ok(code) : nok(code)
    }
    return start
  },
}

function isLineEnd(code: Code): boolean {
  return code === codes.eof || markdownLineEnding(code)
}
