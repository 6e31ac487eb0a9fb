import type {Recognizer} from './recognizer.ts'

const START = '<!--'

/** Recognizes an HTML comment. MDX has none of them, and articles that were plain Markdown before have many. */
export function createCommentRecognizer(): Recognizer {
  let length = 0
  let end = ''
  return {
    feed(char) {
      length += 1
      if (length <= START.length) return char === START[length - 1] ? 'more' : 'fail'
      end = (end + char).slice(-3)
      // `<!-->` and `<!--->` are comments as well (CommonMark 6.6).
      const isShort = length <= START.length + 2 && (end === '>' || end === '->')
      return end === '-->' || isShort ? 'end' : 'more'
    },
  }
}

/** An HTML comment as a comment of MDX. */
export function toMdxComment(html: string): string {
  const text = html.replace(/^<!--/, '').replace(/-?-?>$/, '')
  return `{/*${text.replaceAll('*/', '* /')}*/}`
}

/** A comment of MDX as an HTML comment. */
export function toHtmlComment(source: string): string {
  const texts = [...source.matchAll(/\/\*((?:(?!\*\/)[^])*)\*\//g)].map(([, text = '']) => text)
  const text = texts.join('').replaceAll('--', '- -')
  return `<!--${/^-?>/.test(text) ? ' ' : ''}${text}-->`
}
