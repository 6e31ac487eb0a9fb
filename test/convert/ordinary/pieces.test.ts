import {globSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

import fc from 'fast-check'
import {describe, expect, test} from 'vitest'

import {normalizeMarkdown, parseMarkdown} from '../../../migrate/convert/parseMarkdown.ts'
import type {PieceDialect} from '../../../migrate/convert/syntax/pieces/scanPieces.ts'

const FIXTURES = join(import.meta.dirname, '../../../fixtures/dialects')

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
  'reading what is ordinary in the dialect %s gives the tree of the whole',
  (dialect) => {
    const ordinary = (source: string) => parseMarkdown(source, {dialect})
    const whole = (source: string) => parseMarkdown(source, {dialect, ordinary: false})

    test.each(globSync(`${dialect}/*.md`, {cwd: FIXTURES}))('in %s', (path) => {
      const source = normalizeMarkdown(readFileSync(join(FIXTURES, path), 'utf8'))
      expect(ordinary(source)).toEqual(whole(source))
    })

    test('in a long text', () => {
      const source = globSync(`${dialect}/*.md`, {cwd: FIXTURES})
        .toSorted()
        .map((path) => normalizeMarkdown(readFileSync(join(FIXTURES, path), 'utf8')))
        .join('\n\n')
      const long = `${source}\n\n`.repeat(Math.ceil(40_000 / source.length))
      expect(ordinary(long)).toEqual(whole(long))
    })

    test('in any text of lines that begin and end blocks and pieces', () => {
      const line = fc.constantFrom(...LINES[dialect])
      fc.assert(
        fc.property(fc.array(line, {maxLength: 24}), (lines) => {
          const source = lines.join('\n')
          expect(ordinary(source)).toEqual(whole(source))
        }),
        {numRuns: 1000, seed: 1},
      )
    })
  },
)
