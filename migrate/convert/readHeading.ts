import {isTextBlock} from '../../src/portable-text/guards.ts'
import type {Dialect} from './dialects.ts'
import {toPortableText} from './toPortableText.ts'

/** A heading of the first level. */
export interface FoundHeading {
  /** Its words, without marks. */
  text: string
  /** Line in the text, from 1. */
  line: number
}

const ATX = /^ {0,3}#(?:[ \t]|$)/
const SETEXT = /^ {0,3}=+[ \t]*$/
const FENCE = /^ {0,3}(`{3,}|~{3,})/

/**
 * Finds the first heading of the first level, which is the title of an article that states none. Code is passed over.
 *
 * @param markdown - Without front matter.
 * @param dialect - The dialect of the Markdown; `plain` by default.
 * @returns Undefined when there is none, or it holds no words.
 */
export function readHeading(markdown: string, dialect: Dialect = 'plain'): FoundHeading | undefined {
  const lines = markdown.split(/\r\n?|\n/)
  let fence: string | undefined
  for (const [index, line] of lines.entries()) {
    const sign = FENCE.exec(line)?.[1]
    if (fence !== undefined) {
      if (sign?.startsWith(fence) && line.trim() === sign) fence = undefined
    } else if (sign !== undefined) {
      fence = sign
    } else if (ATX.test(line)) {
      return toHeading([line], index + 1, dialect)
    } else if (line.trim() !== '' && SETEXT.test(lines[index + 1] ?? '')) {
      return toHeading([line, lines[index + 1] ?? ''], index + 1, dialect)
    }
  }
  return undefined
}

function toHeading(lines: readonly string[], line: number, dialect: Dialect): FoundHeading | undefined {
  const [block] = toPortableText(lines.join('\n'), {dialect}).blocks
  if (block === undefined || !isTextBlock(block)) return undefined
  const text = block.children
    .map((child) => ('text' in child && typeof child.text === 'string' ? child.text : ''))
    .join('')
  return text.trim() === '' ? undefined : {text: text.trim(), line}
}
