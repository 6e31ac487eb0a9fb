import {globSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

import fc from 'fast-check'
import type {Root} from 'mdast'
import type {Extension} from 'micromark-util-types'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {describe, expect, test} from 'vitest'

import {DIALECT_PARTS} from '../../../migrate/convert/dialects.ts'
import {normalizeMarkdown, parseMarkdown} from '../../../migrate/convert/parseMarkdown.ts'
import {parseSections} from '../../../migrate/convert/parseSections.ts'
import {maskPieces} from '../../../migrate/convert/syntax/pieces/maskPieces.ts'
import {piecePart} from '../../../migrate/convert/syntax/pieces/piecePart.ts'
import {restoreTree} from '../../../migrate/convert/syntax/pieces/restoreTree.ts'
import type {PieceDialect} from '../../../migrate/convert/syntax/pieces/scanPieces.ts'

const FIXTURES = join(import.meta.dirname, '../../../fixtures/dialects')

/**
 * The tree of a text with pieces, parsed whole or in sections.
 *
 * @param size - Of a section; undefined parses the text whole.
 */
function read(source: string, dialect: PieceDialect, size?: number): Root | undefined {
  const masked = maskPieces(source, dialect)
  if (!masked) return undefined
  const parts = [piecePart(masked), ...DIALECT_PARTS[dialect]].filter(({syntaxFor}) => syntaxFor(masked.text))
  const parse = (text: string, ...more: Extension[]) =>
    unified()
      .use(remarkParse)
      .data({
        micromarkExtensions: [...more, ...parts.flatMap(({syntaxFor}) => syntaxFor(text) ?? [])],
        fromMarkdownExtensions: parts.map(({nodes}) => nodes),
      })
      .parse(text)
  return restoreTree(size === undefined ? parse(masked.text) : parseSections(masked.text, size, parse), masked, source)
}

/** Lines that begin, go on with and end blocks and pieces; an empty one is as likely as many others. */
const LINES: Readonly<Record<PieceDialect, readonly string[]>> = {
  hugo: [
    ['', '', '', '', 'a', 'b {{< c >}} d', '{{< e >}}', '{{% f', '%}}', '{{< g', 'h="i"', '>}}', '{{< note >}}'],
    ['{{< /note >}}', '{{< highlight go >}}', '{{< /highlight >}}', '{{< comment >}}', '{{< /comment >}}', '{.j}'],
    ['- k', '  l', '> m', '> {{< n >}}', '    {{< o >}}', '```', '{{</*', '*/>}}', '[p]: {{< q >}}', '[p]', '# r'],
    ['| s |', '| - |', '| {{< t "|" >}} |', '<div>', '`{{< u `'],
  ].flat(),
  liquid: [
    ['', '', '', '', 'a', 'b {{ c }} d', '{% e %}', '{% f', '%}', '{{ g', '}}', '{% if h %}', '{% endif %}'],
    ['{% raw %}', '{% endraw %}', '{% highlight js %}', '{% endhighlight %}', '{% comment %}', '{% endcomment %}'],
    ['{: .i}', '{: #j}', '{::comment}', '{:/}', '*[K]: l', '- m', '  n', '- {: .o} p', '> q', '> {: .r}', '# s'],
    ['    {{ t }}', '```', '[u]: {{ v }}', '[u]', '[{{ w }}]: x', '| y |', '| - |', '| {{ z | a }} |', '<div>'],
  ].flat(),
}

describe.each(['hugo', 'liquid'] as const)(
  'a text of the dialect %s in sections has the tree of the whole',
  (dialect) => {
    test.each(globSync(`${dialect}/*.md`, {cwd: FIXTURES}))('in %s', (path) => {
      const source = normalizeMarkdown(readFileSync(join(FIXTURES, path), 'utf8'))
      for (const size of [1, 100, 1000]) expect(read(source, dialect, size)).toEqual(read(source, dialect))
    })

    test('when it is so long that it is cut', () => {
      const source = globSync(`${dialect}/*.md`, {cwd: FIXTURES})
        .toSorted()
        .map((path) => normalizeMarkdown(readFileSync(join(FIXTURES, path), 'utf8')).replace(/^\[[^\n]*\]:.*\n/gm, ''))
        .join('\n\n')
      const long = `${source}\n\n`.repeat(Math.ceil(40_000 / source.length))
      expect(parseMarkdown(long, {dialect})).toEqual(read(long, dialect))
    })

    test('in any text of lines that begin and end blocks and pieces', () => {
      const line = fc.constantFrom(...LINES[dialect])
      fc.assert(
        fc.property(fc.array(line, {maxLength: 24}), (lines) => {
          const source = lines.join('\n')
          expect(read(source, dialect, 1)).toEqual(read(source, dialect))
        }),
        {numRuns: 1500, seed: 1},
      )
    })
  },
)
