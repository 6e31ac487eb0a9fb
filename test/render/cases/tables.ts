import {block, paragraph, span, table} from '../build.ts'
import type {RenderCase} from './types.ts'

/** Tables. */
export const tableCases: RenderCase[] = [
  {
    name: 'a table with aligned columns',
    input: [
      table(
        [
          ['a', 'b', 'c', 'd'],
          ['1', '2', '3', '4'],
        ],
        {align: ['none', 'left', 'center', 'right']},
      ),
    ],
    html:
      '<table><thead><tr><th>a</th><th align="left">b</th><th align="center">c</th><th align="right">d</th></tr></thead>' +
      '<tbody><tr><td>1</td><td align="left">2</td><td align="center">3</td><td align="right">4</td></tr></tbody></table>',
    text: 'a\tb\tc\td\n1\t2\t3\t4',
  },
  {
    name: 'cells with marks, breaks, links, several paragraphs and nothing',
    input: [
      table(
        [
          [
            [paragraph(span('x', 'code'), '\n', span('y', 'strong'))],
            [block([span('z', 'm')], {markDefs: [{_type: 'link', _key: 'm', href: '/z'}]})],
          ],
          [[paragraph('1'), paragraph('2')], []],
        ],
        {headerRows: 0},
      ),
    ],
    html:
      '<table><tbody><tr><td><code>x</code><br><strong>y</strong></td><td><a href="/z">z</a></td></tr>' +
      '<tr><td><p>1</p><p>2</p></td><td></td></tr></tbody></table>',
    text: 'x\ny\tz\n1\n\n2\t',
  },
  {
    name: 'a table that is all header',
    input: [table([['a'], ['b']], {headerRows: 2})],
    html: '<table><thead><tr><th>a</th></tr><tr><th>b</th></tr></thead></table>',
    text: 'a\nb',
  },
]
