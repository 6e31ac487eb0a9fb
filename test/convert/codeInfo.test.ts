import {expect, test} from 'vitest'

import {parseCodeInfo, type CodeInfo} from '../../migrate/convert/codeInfo.ts'

test.each<[string, Partial<CodeInfo>]>([
  ['', {}],
  ['js', {language: 'js'}],
  ['c++', {language: 'c++'}],
  ['js {1,3-5}', {language: 'js', highlightedLines: [1, 3, 4, 5]}],
  ['js {1, 3 - 5, }', {language: 'js', highlightedLines: [1, 3, 4, 5]}],
  ['js{1,3}', {language: 'js', highlightedLines: [1, 3]}],
  ['js {5,1-2,2}', {language: 'js', highlightedLines: [1, 2, 5]}],
  ['{2}', {highlightedLines: [2]}],
  ['js {8-12}', {language: 'js', highlightedLines: [8, 9]}],
  ['js {0-1}', {language: 'js', highlightedLines: [1]}],
  ['js {5-3,2}', {language: 'js', highlightedLines: [2]}],
  ['js {1-99999999999}', {language: 'js', highlightedLines: [1, 2, 3, 4, 5, 6, 7, 8, 9]}],
  ['js {5-3}', {language: 'js', meta: '{5-3}'}],
  ['js {12}', {language: 'js', meta: '{12}'}],
  ['js title="a b.js"', {language: 'js', filename: 'a b.js'}],
  ["js title='a b.js'", {language: 'js', filename: 'a b.js'}],
  ['js filename=src/a.js', {language: 'js', filename: 'src/a.js'}],
  ['title="a.js"', {filename: 'a.js'}],
  ['js title=""', {language: 'js', meta: 'title=""'}],
  ['js:src/a.js', {language: 'js', filename: 'src/a.js'}],
  ['js:Makefile', {language: 'js', meta: ':Makefile'}],
  ['docker:build/Dockerfile', {language: 'docker', filename: 'build/Dockerfile'}],
  ['js src/a.test.js {2}', {language: 'js', filename: 'src/a.test.js', highlightedLines: [2]}],
  ['vue [App.vue]', {language: 'vue', filename: 'App.vue'}],
  ['js 1.5', {language: 'js', meta: '1.5'}],
  ['js a.js b.js', {language: 'js', filename: 'a.js', meta: 'b.js'}],
  ['js {1} {2}', {language: 'js', highlightedLines: [1], meta: '{2}'}],
  ['js showLineNumbers /a b/ key="x y"', {language: 'js', meta: 'showLineNumbers /a b/ key="x y"'}],
  ['js:line-numbers {1}', {language: 'js', highlightedLines: [1], meta: ':line-numbers'}],
  ['js:line-numbers=2', {language: 'js', meta: ':line-numbers=2'}],
  ['ts:no-line-numbers twoslash', {language: 'ts', meta: ':no-line-numbers twoslash'}],
  ['js ins={1,2} {1}', {language: 'js', highlightedLines: [1], meta: 'ins={1,2}'}],
  ['js /a.b c/ /d.e/3-4', {language: 'js', meta: '/a.b c/ /d.e/3-4'}],
  ['js /src/a.js', {language: 'js', filename: '/src/a.js'}],
  ['js /a  b/ {2} c', {language: 'js', highlightedLines: [2], meta: '/a  b/ c'}],
  ['jsx src/App.js hidden', {language: 'jsx', filename: 'src/App.js', meta: 'hidden'}],
  ['diff-js', {language: 'diff-js'}],
  ['mermaid', {language: 'mermaid'}],
  ['{code-cell} ipython3', {meta: '{code-cell} ipython3'}],
  ['{r, echo=FALSE}', {meta: '{r, echo=FALSE}'}],
  ['title="" js', {meta: 'title="" js'}],
  ['js [a.js]x', {language: 'js', meta: '[a.js]x'}],
  ['{.python .x}', {meta: '{.python .x}'}],
  ['js title="unclosed {', {language: 'js', meta: 'title="unclosed {'}],
])('%j', (info, expected) => {
  expect(parseCodeInfo(info, 9).fields).toEqual(expected)
})

test('no info string is slow to read', () => {
  for (const part of ['{', '[', '"', '/a ', '{1 ', "a='", 'a={', '/\\', ' ']) {
    const info = `js ${part.repeat(100_000 / part.length)}`
    expect(parseCodeInfo(info, 9).fields).toMatchObject({language: 'js'})
  }
})
