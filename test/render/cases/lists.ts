import {block, item, listItem, paragraph} from '../build.ts'
import type {RenderCase} from './types.ts'

const checkbox = (checked: boolean) => ({_type: 'checkbox', _key: 'x', checked}) as const

/** Flat and nested lists, and tasks in both. */
export const listCases: RenderCase[] = [
  {
    name: 'a flat list of several levels and kinds',
    input: [
      item('bullet', 1, 'a'),
      item('number', 2, 'b'),
      item('number', 2, 'c'),
      item('bullet', 3, 'd'),
      item('bullet', 1, 'e'),
    ],
    html: '<ul><li>a<ol><li>b</li><li>c<ul><li>d</li></ul></li></ol></li><li>e</li></ul>',
    text: 'a\n\nb\n\nc\n\nd\n\ne',
  },
  {
    name: 'two flat lists of different kinds',
    input: [item('bullet', 1, 'a'), item('number', 1, 'b')],
    html: '<ul><li>a</li></ul><ol><li>b</li></ol>',
    text: 'a\n\nb',
  },
  {
    name: 'a flat list item that is a heading',
    input: [block(['Title'], {style: 'h2', listItem: 'bullet', level: 1})],
    html: '<ul><li><h2 id="title">Title</h2></li></ul>',
    text: 'Title',
  },
  {
    name: 'a loose flat list in a tight one, an item that an editor added, and an empty one',
    input: [
      item('bullet', 1, 'a'),
      {...item('number', 2, 'b'), loose: true},
      item('bullet', 3, 'c'),
      item('number', 2, 'added'),
      item('number', 2, ''),
      item('bullet', 1, 'd'),
      item('number', 1, 'e'),
    ],
    html:
      '<ul><li>a<ol><li><p>b</p><ul><li>c</li></ul></li><li><p>added</p></li><li></li></ol></li><li>d</li></ul>' +
      '<ol><li>e</li></ol>',
    text: 'a\n\nb\n\nc\n\nadded\n\nd\n\ne',
  },
  {
    name: 'two loose flat lists of one kind with a tight one of another kind between them',
    input: [
      {...item('bullet', 1, 'a'), loose: true},
      item('number', 1, 'b'),
      {...item('bullet', 1, checkbox(true), 'c'), loose: true},
    ],
    html:
      '<ul><li><p>a</p></li></ul><ol><li>b</li></ol>' +
      '<ul><li class="task-list-item"><p><input type="checkbox" checked disabled> c</p></li></ul>',
    text: 'a\n\nb\n\n[x] c',
  },
  {
    name: 'a loose nested list of single paragraphs, and a tight one whose paragraphs are apart',
    input: [
      {_type: 'list', _key: 'l', kind: 'bullet', loose: true, items: [listItem([paragraph('a')]), listItem([])]},
      {
        _type: 'list',
        _key: 'm',
        kind: 'bullet',
        items: [listItem([paragraph('b'), {_type: 'code', _key: 'c', code: 'c'}, paragraph('d')])],
      },
    ],
    html: '<ul><li><p>a</p></li><li></li></ul><ul><li>b<pre><code>c\n</code></pre>d</li></ul>',
    text: 'a\n\nb\n\nc\n\nd',
  },
  {
    name: 'flat tasks',
    input: [item('bullet', 1, checkbox(true), 'done'), item('bullet', 1, '', checkbox(false), 'open')],
    html:
      '<ul><li class="task-list-item"><input type="checkbox" checked disabled> done</li>' +
      '<li class="task-list-item"><input type="checkbox" disabled> open</li></ul>',
    text: '[x] done\n\n[ ] open',
  },
  {
    name: 'a list that starts at 4, its items holding code and two paragraphs',
    input: [
      {
        _type: 'list',
        _key: 'l',
        kind: 'number',
        start: 4,
        items: [
          listItem([paragraph('a'), {_type: 'code', _key: 'c', code: 'b'}]),
          listItem([paragraph('c'), paragraph('d')]),
        ],
      },
    ],
    html: '<ol start="4"><li>a<pre><code>b\n</code></pre></li><li><p>c</p><p>d</p></li></ol>',
    text: 'a\n\nb\n\nc\n\nd',
  },
  {
    name: 'a nested list that starts at 0, and one inside it that starts at 1',
    input: [
      {
        _type: 'list',
        _key: 'l',
        kind: 'number',
        start: 0,
        items: [
          listItem([
            paragraph('a'),
            {_type: 'list', _key: 'l', kind: 'number', start: 1, items: [listItem([paragraph('b')])]},
          ]),
        ],
      },
    ],
    html: '<ol start="0"><li>a<ol><li>b</li></ol></li></ol>',
    text: 'a\n\nb',
  },
  {
    name: 'flat items inside a nested list',
    input: [
      {
        _type: 'list',
        _key: 'l',
        kind: 'bullet',
        items: [listItem([paragraph('a'), item('bullet', 1, 'b'), item('bullet', 1, 'c')])],
      },
    ],
    html: '<ul><li>a<ul><li>b</li><li>c</li></ul></li></ul>',
    text: 'a\n\nb\n\nc',
  },
  {
    name: 'nested tasks: of one paragraph, of two, and of code alone',
    input: [
      {
        _type: 'list',
        _key: 'l',
        kind: 'bullet',
        items: [
          listItem([paragraph('a')], true),
          listItem([paragraph('b'), paragraph('c')], false),
          listItem([{_type: 'code', _key: 'c', code: 'd'}], true),
          listItem([], false),
        ],
      },
    ],
    html:
      '<ul><li class="task-list-item"><input type="checkbox" checked disabled> a</li>' +
      '<li class="task-list-item"><p><input type="checkbox" disabled> b</p><p>c</p></li>' +
      '<li class="task-list-item"><input type="checkbox" checked disabled> <pre><code>d\n</code></pre></li>' +
      '<li class="task-list-item"><input type="checkbox" disabled> </li></ul>',
    text: '[x] a\n\n[ ] b\n\nc\n\n[x] d\n\n[ ] ',
  },
]
