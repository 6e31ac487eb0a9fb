import type {Recognizer} from './recognizer.ts'
import {createScriptScanner} from './scriptScanner.ts'

/** What no expression begins with, and what follows the brace in other languages: `{#id}`, `{: .class}`, `{% tag %}`. */
const NO_START = /[#.:%=,;)\]>|&*?^@\\]/

/** Recognizes an expression of MDX: braces around JavaScript, around a comment, or around nothing. */
export function createExpressionRecognizer(): Recognizer {
  const scanner = createScriptScanner('}')
  let isOpen = false
  let isStart = true
  return {
    feed(char) {
      if (!isOpen) {
        isOpen = true
        return char === '{' ? 'more' : 'fail'
      }
      if (isStart && NO_START.test(char)) return 'fail'
      if (!/\s/.test(char)) isStart = false
      return scanner.feed(char)
    },
  }
}

/** True for an expression that holds comments and nothing else. */
export function isMdxComment(source: string): boolean {
  return /^\{\s*(?:\/\*(?:(?!\*\/)[^])*\*\/\s*)+\}$/.test(source)
}

/** The text of an expression that is one plain string: `{' '}`, `{"a"}`; undefined for any other. */
export function readLiteral(source: string): string | undefined {
  const [, quote, text] = /^\{\s*(["'`])((?:(?!\1)[^\\\n])*)\1\s*\}$/.exec(source) ?? []
  return quote === '`' && text?.includes('${') ? undefined : text
}
