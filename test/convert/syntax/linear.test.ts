import fc from 'fast-check'
import type {Root} from 'mdast'
import {codes} from 'micromark-util-symbol'
import type {Construct, Event, Extension as SyntaxExtension, Token} from 'micromark-util-types'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {describe, expect, test} from 'vitest'

import {DIALECT_PARTS, type Dialect} from '../../../migrate/convert/dialects.ts'
import {normalizeMarkdown} from '../../../migrate/convert/parseMarkdown.ts'
import {hasLongParagraph} from '../../../migrate/convert/syntax/linear/hasLongParagraph.ts'
import {linearDocument} from '../../../migrate/convert/syntax/linear/linearDocument.ts'
import {LINEAR_SYNTAX} from '../../../migrate/convert/syntax/linear/linearSyntax.ts'
import {SUITES} from '../../conformance/examples.ts'

/** Parses with everything that stands among words in any dialect. */
const parse = (markdown: string, ...more: readonly SyntaxExtension[]): Root =>
  parseDialect('obsidian', normalizeMarkdown(markdown), more)

function parseDialect(dialect: Dialect, source: string, more: readonly SyntaxExtension[]): Root {
  const parts = DIALECT_PARTS[dialect].flatMap(({syntaxFor, nodes}) => {
    const syntax = syntaxFor(source)
    return syntax ? [{syntax, nodes}] : []
  })
  return unified()
    .use(remarkParse)
    .data({
      micromarkExtensions: [...parts.map(({syntax}) => syntax), ...more],
      fromMarkdownExtensions: parts.map(({nodes}) => nodes),
    })
    .parse(source)
}

/** What begins, ends or is in a construct among words. */
const MARKS = [
  '* ** *** _ __ ~ ~~ == === ` `` $ $$ %% ^ ^[ [[ ![[ [ ] ![ ]( ) ( ](b) [] ][a] [a] ![a] [^1] ![^ \' (t " < > <b> </b>',
  '<!-- --> <? ?> <!A <![CDATA[ ]]> <https://a.b> & ; &amp; &a; &#42; \\ \\* \\[ \\` ! !. | : :a: @ www.a.b www.a_b.c/',
  'https://a.b x@a.b a é .',
].flatMap((marks) => marks.split(' '))

/** White space, and the same with white space in it. */
const BLANKS = [' ', '  ', '\t', '\n', '  \n', '\\\n', '\n> ', 'b c', '](<b c>)', ' "t")', " 't'", '<b c="']

const inline = fc.constantFrom(...MARKS, ...BLANKS)

/** What may stand around words. */
const frame = fc.constantFrom<(words: string) => string>(
  (words) => words,
  (words) => `# ${words}`,
  (words) => `- [ ] ${words}`,
  (words) => `> ${words}`,
  (words) => `| a |\n| - |\n| ${words} |`,
  (words) => `words [${words}](b "c") words`,
  (words) => `words ![${words}](b) words`,
  (words) => `words *${words}* words`,
)

/** Deletions between plus signs, which come in pairs: spans that an extension of someone else builds. */
function plusSyntax(): SyntaxExtension {
  const construct: Construct = {
    name: 'plus',
    tokenize(effects, ok) {
      return (code) => {
        effects.enter('strikethroughSequence')
        effects.consume(code)
        effects.exit('strikethroughSequence')
        return ok
      }
    },
    resolveAll(events, context) {
      let span: Token | undefined
      for (const [index, [step, token]] of events.entries()) {
        if (step === 'exit' || token.type !== 'strikethroughSequence') continue
        token.type = 'data'
        const closed: Event[] = [['exit', span ?? token, context]]
        span = span ? undefined : {type: 'strikethrough', start: token.start, end: token.end}
        events.splice(index, 2, ...(span ? [['enter', span, context] satisfies Event] : closed))
      }
      return events
    },
  }
  return {text: {[codes.plusSign]: construct}, insideSpan: {null: [construct]}}
}

describe('constructs that are linear give the tree of those of micromark and its extensions, positions included', () => {
  test.each(SUITES)('in every example of $name', ({examples}) => {
    const sources = examples.map(({markdown}) => markdown)
    expect(sources.map((source) => parse(source, LINEAR_SYNTAX))).toEqual(sources.map((source) => parse(source)))
  })

  test('in one paragraph of all examples', () => {
    const words = SUITES.flatMap(({examples}) => examples.map(({markdown}) => markdown.replaceAll(/\s+/g, ' ')))
    expect(parse(words.join(''), LINEAR_SYNTAX)).toEqual(parse(words.join('')))
  })

  test('beside an extension that builds spans of its own', () => {
    const markdown = '~~a~~ [b +c+ *d*](e) [+f+](g) *h +i+* `j`'
    expect(parse(markdown, plusSyntax(), LINEAR_SYNTAX)).toEqual(parse(markdown, plusSyntax()))
  })

  test('in any mixture of what stands among words', () => {
    fc.assert(
      fc.property(frame, fc.array(inline, {maxLength: 40}), fc.boolean(), (around, parts, isDefined) => {
        const markdown = `${around(parts.join(''))}${isDefined ? '\n\n[a]: /u "v"\n\n[^1]: note' : ''}`
        expect(parse(markdown, LINEAR_SYNTAX)).toEqual(parse(markdown))
      }),
      {numRuns: 3000},
    )
  })
})

/** What a line may begin with: marks of containers, and indents. */
const PREFIXES = [
  ['', '', '', '> ', '>', '> > ', '- ', '-', '1. ', '2. ', '* ', '[^a]: ', '!!! note', '??? b', '  - ', '    - '],
  ['  ', '   ', '    ', '      ', '\t', '>\t', '-\t', '    > ', ' > ', ' '],
].flat()

/** What a line may go on with: blocks that end at any line, and others. */
const CONTENTS = [
  ['', '', '', 'a', '# b', '---', '===', '```', '~~~', '<div>', '<!--', '-->', '<pre>', '| c | d |', '|---|---|'],
  ['[k]: /l', ']: m', '"n"', '[^a]: o', '[^a]', '$$', ':::', '::: note', '%%', '![[p]]', '[', '- [ ] q', '<a b="'],
].flat()

const line = fc.tuple(fc.constantFrom(...PREFIXES), fc.constantFrom(...CONTENTS)).map((parts) => parts.join(''))

describe('containers that are read in linear time give the tree of those of micromark, positions included', () => {
  const linear = (dialect: Dialect, source: string) => parseDialect(dialect, source, [linearDocument(source)])

  test.each(SUITES)('in every example of $name', ({examples}) => {
    const sources = examples.map(({markdown}) => normalizeMarkdown(markdown))
    expect(sources.map((source) => linear('plain', source))).toEqual(
      sources.map((source) => parseDialect('plain', source, [])),
    )
  })

  test('in any lines with and without marks of containers', () => {
    const dialects = fc.constantFrom('plain', 'obsidian', 'mkdocs')
    fc.assert(
      fc.property(fc.array(line, {maxLength: 12}), dialects, (lines, dialect) => {
        const source = lines.join('\n')
        expect(linear(dialect, source)).toEqual(parseDialect(dialect, source, []))
      }),
      {numRuns: 3000},
    )
  })
})

describe('a text has a long paragraph', () => {
  const line = `${'a'.repeat(99)}\n`
  test.each<[boolean, string, string]>([
    [false, 'when it is short', line.repeat(80)],
    [false, 'when empty lines are all over it', `${line.repeat(80)}\n`.repeat(10)],
    [true, 'when none is in it', line.repeat(90)],
    [true, 'when none is at its end', `${`${line}\n`.repeat(100)}${line.repeat(90)}`],
    [true, 'when none is at its beginning', `${line.repeat(90)}${`\n${line}`.repeat(100)}`],
    [true, 'when none is in its middle', `${line}\n${line.repeat(90)}\n${line}`],
    [false, 'when all that is long is empty lines', '\n'.repeat(20_000)],
  ])('%s %s', (isLong, _, text) => {
    expect(hasLongParagraph(text)).toBe(isLong)
  })
})
