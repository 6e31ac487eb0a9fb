import {createExpressionRecognizer} from './expression.ts'
import {createTagRecognizer, type JsxTag} from './jsxTag.ts'

/** A tag inside a piece of MDX. */
export interface FoundJsxTag {
  tag: JsxTag
  /** Index of its `<`. */
  start: number
  /** Index after its `>`. */
  end: number
}

/**
 * Finds the tags in a line of MDX that is kept as source. What is in expressions is none of them; each character is looked
 * at once.
 *
 * @param source - Tags, expressions and comments, as `mdxNodes` puts them together.
 */
export function findJsxTags(source: string): FoundJsxTag[] {
  const found: FoundJsxTag[] = []
  for (let start = 0; start < source.length; start++) {
    const tagRecognizer = source[start] === '<' ? createTagRecognizer() : undefined
    const recognizer = tagRecognizer ?? (source[start] === '{' ? createExpressionRecognizer() : undefined)
    if (!recognizer) continue
    let end = start
    while (end < source.length && recognizer.feed(source.charAt(end)) === 'more') end++
    if (tagRecognizer) found.push({tag: tagRecognizer.tag, start, end: end + 1})
    start = end
  }
  return found
}
