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
  ['js {1-99999999999}', {language: 'js', highlightedLines: [1, 2, 3, 4, 5, 6, 7, 8, 9]}],
  ['js {5-3}', {language: 'js'}],
  ['js title="a b.js"', {language: 'js', filename: 'a b.js'}],
  ["js title='a b.js'", {language: 'js', filename: 'a b.js'}],
  ['js filename=src/a.js', {language: 'js', filename: 'src/a.js'}],
  ['title="a.js"', {filename: 'a.js'}],
  ['js title=""', {language: 'js', leftover: 'title=""'}],
  ['js:src/a.js', {language: 'js', filename: 'src/a.js'}],
  ['js:Makefile', {language: 'js', leftover: ':Makefile'}],
  ['docker:build/Dockerfile', {language: 'docker', filename: 'build/Dockerfile'}],
  ['js src/a.test.js {2}', {language: 'js', filename: 'src/a.test.js', highlightedLines: [2]}],
  ['vue [App.vue]', {language: 'vue', filename: 'App.vue'}],
  ['js 1.5', {language: 'js', leftover: '1.5'}],
  ['js a.js b.js', {language: 'js', filename: 'a.js', leftover: 'b.js'}],
  ['js {1} {2}', {language: 'js', highlightedLines: [1], leftover: '{2}'}],
  ['js showLineNumbers /a b/ key="x y"', {language: 'js', leftover: 'showLineNumbers /a b/ key="x y"'}],
  ['js:line-numbers {1}', {language: 'js', highlightedLines: [1], leftover: ':line-numbers'}],
  ['{.python .x}', {leftover: '{.python .x}'}],
  ['js title="unclosed {', {language: 'js', leftover: 'title= " unclosed {'}],
])('%j', (info, expected) => {
  expect(parseCodeInfo(info, 9)).toEqual({leftover: '', ...expected})
})
