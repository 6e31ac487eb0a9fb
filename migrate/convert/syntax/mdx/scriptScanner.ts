import type {Recognizer, Verdict} from './recognizer.ts'

/** Reads JavaScript with JSX just closely enough to know where it ends. */
export interface ScriptScanner extends Recognizer {
  /** Whether no bracket, element, string or comment of several lines is open. */
  isComplete(): boolean
}

/** What is open, the innermost last. */
type Frame =
  | {kind: 'code'; closer: string}
  | {kind: 'template'}
  | {kind: 'tag'; isFirst: boolean; isClosing: boolean; endsInSlash: boolean}
  | {kind: 'children'}

type Read = (char: string) => Verdict

const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['{', '}'],
  ['(', ')'],
  ['[', ']'],
])

/** Words after which a value begins, so that `/` begins a regular expression and `<` an element. */
const OPERATOR_WORDS: ReadonlySet<string> = new Set(
  'await case default delete do else export extends in instanceof new of return throw typeof void yield'.split(' '),
)
const WORD = /[\w$\u0080-\uFFFF]/
const SPACE = /\s/

/**
 * Makes a scanner of JavaScript with JSX. It knows strings, templates, comments, regular expressions and the text inside
 * elements, where brackets mean nothing; it does not know whether the code is valid. Time and memory are linear.
 *
 * @param closer - `}` for an expression, which ends with the brace that closes it (feed what follows the opening one);
 *   `''` for a module, which has no end of its own.
 */
export function createScriptScanner(closer: '}' | ''): ScriptScanner {
  const frames: Frame[] = [{kind: 'code', closer}]
  let read: Read = readFrame
  /** Whether the last token ends a value: then `/` divides and `<` compares. */
  let isValue = false
  let word = ''
  let followsDot = false
  let isLineComment = false

  function readFrame(char: string): Verdict {
    const frame = frames.at(-1)
    switch (frame?.kind) {
      case 'code':
        return readCode(char, frame.closer)
      case 'template':
        return readTemplate(char)
      case 'tag':
        return readTag(char, frame)
      case 'children':
        return readChildren(char)
      default:
        return 'fail'
    }
  }

  function readCode(char: string, closer: string): Verdict {
    if (WORD.test(char)) {
      word += char
      return 'more'
    }
    endWord()
    if (SPACE.test(char)) return 'more'
    if (char === '"' || char === "'") return begin(inString(char))
    if (char === '`') return open({kind: 'template'})
    if (char === '/') return begin(afterSlash)
    if (char === '<' && !isValue) return openTag()
    if (CLOSERS.has(char)) return open({kind: 'code', closer: CLOSERS.get(char) ?? ''})
    if (char === '}' || char === ')' || char === ']') return char === closer ? close() : 'fail'
    isValue = false
    followsDot = char === '.'
    return 'more'
  }

  function endWord(): void {
    if (word === '') return
    isValue = followsDot || !OPERATOR_WORDS.has(word)
    followsDot = false
    word = ''
  }

  function begin(next: Read): Verdict {
    read = next
    return 'more'
  }

  function open(frame: Frame): Verdict {
    frames.push(frame)
    isValue = false
    return 'more'
  }

  /** Ends what is open; what was inside is a value to the code around it. */
  function close(): Verdict {
    frames.pop()
    isValue = true
    return frames.length === 0 ? 'end' : 'more'
  }

  function endValue(): Verdict {
    isValue = true
    return begin(readFrame)
  }

  function inString(quote: string): Read {
    let isEscaped = false
    return (char) => {
      if (isEscaped) isEscaped = false
      else if (char === '\\') isEscaped = true
      else if (char === quote) return endValue()
      else if (char === '\n') return 'fail'
      return 'more'
    }
  }

  function afterSlash(char: string): Verdict {
    read = readFrame
    if (char === '/') {
      isLineComment = true
      return begin(inLineComment)
    }
    if (char === '*') return begin(inComment())
    if (!isValue) {
      const inRegex = createRegexReader()
      read = inRegex
      return inRegex(char)
    }
    isValue = false
    return readFrame(char)
  }

  function inLineComment(char: string): Verdict {
    if (char !== '\n') return 'more'
    isLineComment = false
    return begin(readFrame)
  }

  function inComment(): Read {
    let isStar = false
    return (char) => {
      if (isStar && char === '/') return begin(readFrame)
      isStar = char === '*'
      return 'more'
    }
  }

  function createRegexReader(): Read {
    let isEscaped = false
    let isClass = false
    return (char) => {
      if (char === '\n') return 'fail'
      if (isEscaped) isEscaped = false
      else if (char === '\\') isEscaped = true
      else if (char === '[') isClass = true
      else if (char === ']') isClass = false
      else if (char === '/' && !isClass) return endValue()
      return 'more'
    }
  }

  function readTemplate(char: string): Verdict {
    if (char === '`') return close()
    if (char === '\\') return begin(() => begin(readFrame))
    if (char !== '$') return 'more'
    return begin((next) => {
      read = readFrame
      return next === '{' ? open({kind: 'code', closer: '}'}) : readTemplate(next)
    })
  }

  function openTag(): Verdict {
    return open({kind: 'tag', isFirst: true, isClosing: false, endsInSlash: false})
  }

  function readTag(char: string, tag: Frame & {kind: 'tag'}): Verdict {
    if (char === '>') return endTag(tag)
    if (char === '<') return 'fail'
    if (char === '"' || char === "'") return begin(inAttribute(char))
    if (char === '{') return open({kind: 'code', closer: '}'})
    if (tag.isFirst && char === '/') tag.isClosing = true
    else if (!SPACE.test(char)) tag.endsInSlash = char === '/'
    tag.isFirst = false
    return 'more'
  }

  function inAttribute(quote: string): Read {
    return (char) => (char === quote ? begin(readFrame) : 'more')
  }

  function endTag({isClosing, endsInSlash}: Frame & {kind: 'tag'}): Verdict {
    close()
    if (isClosing) return frames.at(-1)?.kind === 'children' ? close() : 'fail'
    return endsInSlash ? 'more' : open({kind: 'children'})
  }

  function readChildren(char: string): Verdict {
    if (char === '<') return openTag()
    return char === '{' ? open({kind: 'code', closer: '}'}) : 'more'
  }

  return {
    feed: (char) => read(char),
    isComplete: () => frames.length === 1 && (read === readFrame || isLineComment),
  }
}
