import type {Recognizer, Verdict} from './recognizer.ts'
import {createScriptScanner} from './scriptScanner.ts'

/** A tag of JSX. */
export interface JsxTag {
  /** `''` for a fragment; may have members: `Tabs.Item`. */
  name: string
  /** `empty` closes itself. */
  kind: 'open' | 'close' | 'empty'
  attributes: JsxAttribute[]
}

/** An attribute of JSX. One without value and expression is true. */
interface JsxAttribute {
  /** `...` for attributes that come from an expression themselves. */
  name: string
  /** A string as written, with its quotes. */
  value?: string
  /** What stands in braces, as written. */
  expression?: string
}

/** A recognizer that tells afterwards which tag it was. */
interface TagRecognizer extends Recognizer {
  readonly tag: JsxTag
}

type Read = (char: string) => Verdict

const SPACE = /\s/
const NAME_START = /[A-Za-z$_\u0080-\uFFFF]/
const NAME_PART = /[\w$.:\u0080-\uFFFF-]/
const NAME =
  /^[A-Za-z$_\u0080-\uFFFF][\w$\u0080-\uFFFF-]*(?::[A-Za-z$_\u0080-\uFFFF][\w$\u0080-\uFFFF-]*|(?:\.[A-Za-z$_\u0080-\uFFFF][\w$\u0080-\uFFFF-]*)*)$/

/** Recognizes a tag of JSX as MDX has it: nothing but a name, a slash or `>` may follow `<`, so that `a < b` is none. */
export function createTagRecognizer(): TagRecognizer {
  const tag: JsxTag = {name: '', kind: 'open', attributes: []}
  let read: Read = (char) => (char === '<' ? begin(afterLess) : 'fail')
  let attribute = ''

  function begin(next: Read): Verdict {
    read = next
    return 'more'
  }

  function afterLess(char: string): Verdict {
    if (char === '/' && tag.kind === 'open') {
      tag.kind = 'close'
      return 'more'
    }
    if (char === '>') return 'end'
    if (!NAME_START.test(char)) return 'fail'
    tag.name = char
    return begin(inName)
  }

  function inName(char: string): Verdict {
    if (NAME_PART.test(char)) {
      tag.name += char
      return 'more'
    }
    if (!NAME.test(tag.name)) return 'fail'
    read = between
    return between(char)
  }

  /** Between attributes. */
  function between(char: string): Verdict {
    if (SPACE.test(char)) return 'more'
    if (char === '>') return 'end'
    if (tag.kind === 'close') return 'fail'
    if (char === '/') return begin(afterSlash)
    if (char === '{') return begin(inExpression('...'))
    if (!NAME_START.test(char)) return 'fail'
    attribute = char
    return begin(inAttribute)
  }

  function inAttribute(char: string): Verdict {
    if (NAME_PART.test(char)) {
      attribute += char
      return 'more'
    }
    if (!NAME.test(attribute)) return 'fail'
    read = afterAttribute
    return afterAttribute(char)
  }

  function afterAttribute(char: string): Verdict {
    if (SPACE.test(char)) return 'more'
    if (char === '=') return begin(beforeValue)
    tag.attributes.push({name: attribute})
    read = between
    return between(char)
  }

  function beforeValue(char: string): Verdict {
    if (SPACE.test(char)) return 'more'
    if (char === '{') return begin(inExpression(attribute))
    return char === '"' || char === "'" ? begin(inValue(char)) : 'fail'
  }

  function inValue(quote: string): Read {
    let value = quote
    return (char) => {
      value += char
      if (char !== quote) return 'more'
      tag.attributes.push({name: attribute, value})
      return begin(between)
    }
  }

  function inExpression(name: string): Read {
    const scanner = createScriptScanner('}')
    let source = ''
    return (char) => {
      const verdict = scanner.feed(char)
      if (verdict !== 'end') {
        source += char
        return verdict
      }
      tag.attributes.push({name, expression: name === '...' ? source.replace(/^\s*\.\.\./, '') : source})
      return begin(between)
    }
  }

  function afterSlash(char: string): Verdict {
    tag.kind = 'empty'
    if (SPACE.test(char)) return 'more'
    return char === '>' ? 'end' : 'fail'
  }

  return {tag, feed: (char) => read(char)}
}

/** Reads one tag that {@link createTagRecognizer} has recognized. */
export function parseJsxTag(source: string): JsxTag {
  const recognizer = createTagRecognizer()
  for (const char of source.split('')) recognizer.feed(char)
  return recognizer.tag
}
