import {describe, expect, test} from 'vitest'

import {findMarkdown} from '../../../studio/paste/findMarkdown.ts'

const clipboard = (data: Record<string, string>) => ({
  types: Object.keys(data),
  getData: (type: string) => data[type] ?? '',
})

describe('Markdown on the clipboard', () => {
  test.each([
    '# Title\n\nWords.',
    '```js\nlet a\n```',
    '- one\n- two',
    '- one\n\n- two',
    '1. one\n2. two',
    '- [x] done',
    '> quoted',
    '| a | b |\n| - | - |\n| 1 | 2 |',
    ':::note\nWords\n:::',
    '$$\nx\n$$',
    'See [words](https://example.com "T").',
    '![alt](a.png)',
    'A note[^1].',
    'This is **strong**.',
    'Call `run()` first.',
  ])('%j', (text) => {
    expect(findMarkdown(clipboard({'text/plain': text}))).toBe(text)
  })

  test.each([
    'Plain words.',
    '2 * 3 * 4',
    'a - b',
    '- alone',
    'snake_case_name',
    'https://example.com',
    '#tag',
    'C# 7',
  ])('none in %j', (text) => {
    expect(findMarkdown(clipboard({'text/plain': text}))).toBeUndefined()
  })

  test('is what says so, whatever it holds', () => {
    expect(findMarkdown(clipboard({'text/markdown': 'words', 'text/html': '<p>words</p>'}))).toBe('words')
  })

  test('is not what a page or the editor itself put there', () => {
    const text = '# Title'
    expect(findMarkdown(clipboard({'text/plain': text, 'text/html': '<h1>Title</h1>'}))).toBeUndefined()
    expect(findMarkdown(clipboard({'text/plain': text, 'application/x-portable-text': '[]'}))).toBeUndefined()
  })

  test('is what a code editor put there in colours', () => {
    const html = '<div style="font-family: monospace"><span style="color: #00f"># Title</span></div>'
    expect(findMarkdown(clipboard({'text/plain': '# Title\r\n', 'text/html': html}))).toBe('# Title\n')
    const vscode = {'text/plain': '# Title', 'text/html': '<p># Title</p>', 'vscode-editor-data': '{}'}
    expect(findMarkdown(clipboard(vscode))).toBe('# Title')
  })
})
