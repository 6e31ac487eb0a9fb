import {expect, test} from 'vitest'

import {chooseLanguages} from '../../studio/code/codeLanguages.ts'

const find = (language: string | undefined) => {
  const choice = chooseLanguages(language)
  const offered = choice.languageAlternatives.filter(({value}) => value === choice.language)
  return {language: choice.language, offered}
}

test.each<[string, string, string, string]>([
  ['javascript', 'javascript', 'JavaScript', 'javascript'],
  ['js', 'javascript', 'JavaScript', 'javascript'],
  ['ts', 'ts', 'ts', 'typescript'],
  ['bash', 'bash', 'bash', 'sh'],
  ['batchfile', 'batchfile', 'Batch file', 'batch'],
  ['yml', 'yml', 'yml', 'yaml'],
  ['rust', 'rust', 'rust', 'text'],
  ['Brainfuck', 'Brainfuck', 'Brainfuck', 'text'],
])('%s is offered as %s', (language, name, title, mode) => {
  expect(find(language)).toEqual({language: name, offered: [{title, value: name, mode}]})
})

test('a block without a language is offered the usual ones', () => {
  expect(chooseLanguages(undefined)).toEqual({
    language: undefined,
    languageAlternatives: chooseLanguages('javascript').languageAlternatives,
  })
})
