import {footnoteCall, item, paragraph, table} from '../build.ts'
import type {Block, Footnote} from '../../../src/portable-text/types.ts'
import type {RenderCase} from './types.ts'

const footnote = (identifier: string, ...content: Block[]): Footnote => ({
  _type: 'footnote',
  _key: 'n',
  identifier,
  content,
})
const back = (name: string, label: string) =>
  `<a href="#fnref-${name}" role="doc-backlink" aria-label="Back to reference ${label}">↩</a>`
const call = (number: number, id: string) =>
  `<sup><a href="#fn-${number}" id="fnref-${id}" role="doc-noteref">${number}</a></sup>`
const section = (items: string) =>
  `<section class="footnotes" role="doc-endnotes" aria-label="Footnotes"><ol>${items}</ol></section>`

/** Footnotes and their references. */
export const footnoteCases: RenderCase[] = [
  {
    name: 'no heading has the id of a footnote or of a reference to one',
    input: [
      {...paragraph('fn 1'), style: 'h2'},
      {...paragraph('x', footnoteCall('a'), footnoteCall('a')), style: 'h3', anchor: 'fnref-1'},
      {...paragraph('y'), style: 'h3', anchor: 'fn-2'},
      footnote('a', paragraph('A')),
    ],
    html:
      `<h2 id="fn-1-1">fn 1</h2><h3 id="fnref-1-1">x${call(1, '1')}${call(1, '1-2')}</h3><h3 id="fn-2">y</h3>` +
      section(`<li id="fn-1"><p>A ${back('1', '1')} ${back('1-2', '1-2')}</p></li>`),
    text: 'fn 1\n\nx\n\ny\n\nA',
  },
  {
    name: 'footnotes are numbered by first reference and lead back to every one',
    input: [
      footnote('first-defined', paragraph('B')),
      paragraph('x', footnoteCall('named'), ' y', footnoteCall('first-defined'), ' z', footnoteCall('named')),
      footnote('named', paragraph('A')),
    ],
    html:
      `<p>x${call(1, '1')} y${call(2, '2')} z${call(1, '1-2')}</p>` +
      section(
        `<li id="fn-1"><p>A ${back('1', '1')} ${back('1-2', '1-2')}</p></li>` +
          `<li id="fn-2"><p>B ${back('2', '2')}</p></li>`,
      ),
    text: 'B\n\nx y z\n\nA',
  },
  {
    name: 'references in a cell, definitions in a list, content without a paragraph at its end',
    input: [
      table([[[paragraph('x', footnoteCall('a'))]]], {headerRows: 0}),
      {
        _type: 'list',
        _key: 'l',
        kind: 'bullet',
        items: [{_type: 'listItem', _key: 'i', content: [paragraph('y'), footnote('a', item('bullet', 1, 'A'))]}],
      },
    ],
    html:
      `<table><tbody><tr><td>x${call(1, '1')}</td></tr></tbody></table><ul><li>y</li></ul>` +
      section(`<li id="fn-1"><ul><li>A</li></ul> ${back('1', '1')}</li>`),
    text: 'x\n\ny\n\nA',
  },
  {
    name: 'a footnote that refers to another, and one that nothing refers to',
    input: [
      paragraph('x', footnoteCall('a')),
      footnote('a', paragraph('A', footnoteCall('b'))),
      footnote('b', paragraph('B')),
      footnote('c', paragraph('C', footnoteCall('d'))),
      footnote('d', paragraph('D')),
    ],
    html:
      `<p>x${call(1, '1')}</p>` +
      section(
        `<li id="fn-1"><p>A${call(2, '2')} ${back('1', '1')}</p></li>` +
          `<li id="fn-2"><p>B ${back('2', '2')}</p></li>`,
      ),
    text: 'x\n\nA\n\nB\n\nC\n\nD',
  },
  {
    name: 'a footnote defined inside a footnote',
    input: [
      paragraph('x', footnoteCall('a'), footnoteCall('b')),
      footnote('a', paragraph('A'), footnote('b', paragraph('B'))),
    ],
    html:
      `<p>x${call(1, '1')}${call(2, '2')}</p>` +
      section(`<li id="fn-1"><p>A ${back('1', '1')}</p></li><li id="fn-2"><p>B ${back('2', '2')}</p></li>`),
    text: 'x\n\nA\n\nB',
  },
  {
    name: 'a footnote that refers to itself',
    input: [paragraph('x', footnoteCall('a')), footnote('a', paragraph('A', footnoteCall('a')))],
    html:
      `<p>x${call(1, '1')}</p>` +
      section(`<li id="fn-1"><p>A${call(1, '1-2')} ${back('1', '1')} ${back('1-2', '1-2')}</p></li>`),
    text: 'x\n\nA',
  },
  {
    name: 'a reference without a footnote shows its name',
    input: [paragraph('x', footnoteCall('<gone>'))],
    html: '<p>x<sup>[^&lt;gone&gt;]</sup></p>',
    text: 'x',
  },
  {
    name: 'the prefix of the ids and the name of the section can be set',
    input: [paragraph('x', footnoteCall('a')), footnote('a', paragraph('A'))],
    options: {idPrefix: 'p1-', footnotesLabel: 'Fußnoten'},
    html:
      '<p>x<sup><a href="#p1-fn-1" id="p1-fnref-1" role="doc-noteref">1</a></sup></p>' +
      '<section class="footnotes" role="doc-endnotes" aria-label="Fußnoten"><ol><li id="p1-fn-1"><p>A ' +
      '<a href="#p1-fnref-1" role="doc-backlink" aria-label="Back to reference 1">↩</a></p></li></ol></section>',
    text: 'x\n\nA',
  },
]
