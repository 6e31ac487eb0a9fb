import type {RootContent} from 'mdast'
import {describe, expect, test} from 'vitest'

import {createConverter, toPortableText, type ConverterSettings} from '../../../migrate/convert/index.ts'
import {walkBlocks} from '../../../src/portable-text/walkBlocks.ts'
import {shape} from './shape.ts'

/** Two nodes that mdast does not have. */
interface Poll {
  type: 'poll'
  question: string
  children: RootContent[]
}
interface Mention {
  type: 'mention'
  name: string
}

/** A plugin that makes them: of paragraphs that begin with `?`, and of texts that begin with `@`. */
function remarkPolls() {
  return (tree: {children: RootContent[]}) => {
    tree.children = tree.children.map((node) => {
      const first = node.type === 'paragraph' ? node.children[0] : undefined
      if (node.type === 'paragraph' && first?.type === 'text' && first.value.startsWith('@')) {
        const mention: Mention & {position: typeof first.position} = {
          type: 'mention',
          name: first.value.slice(1),
          position: first.position,
        }
        return {...node, children: [mention as never]}
      }
      if (first?.type !== 'text' || !first.value.startsWith('?')) return node
      const poll: Poll = {type: 'poll', question: first.value.slice(2), children: []}
      return {...poll, position: node.position} as never
    })
  }
}

describe('a handler makes of a node', () => {
  test.each<[string, string, ConverterSettings, unknown[]]>([
    [
      'one block of a type of its own',
      '---\n\na',
      {handlers: {flow: {thematicBreak: () => ({_type: 'ornament', size: 3})}}},
      [{_type: 'ornament', size: 3}, 'normal: a'],
    ],
    [
      'several blocks',
      '---',
      {handlers: {flow: {thematicBreak: (_, {textBlock}) => [textBlock('* * *'), {_type: 'divider'}]}}},
      ['normal: * * *', {_type: 'divider'}],
    ],
    ['nothing', 'a\n\n---\n\nb', {handlers: {flow: {thematicBreak: () => []}}}, ['normal: a', 'normal: b']],
    [
      'what it would have been, changed',
      '# A',
      {handlers: {flow: {heading: ({depth}, {next}) => next().map((block) => ({...block, toc: depth < 3}))}}},
      ['h1: A'],
    ],
    [
      'what it would have been, inside something else',
      '> a\n>\n> - b',
      {handlers: {flow: {blockquote: (_, {next}) => ({_type: 'wrapper', content: next()})}}},
      [{_type: 'wrapper', content: [{_type: 'quote', content: ['normal: a', 'bullet 1: b']}]}],
    ],
    [
      'an object with arrays of objects',
      '> a *b*\n>\n> - c',
      {
        handlers: {
          flow: {
            blockquote: ({children}, {blocks, textBlock, text, source}) => ({
              _type: 'tabs',
              tabs: children.map((child) => ({
                _type: 'tab',
                title: text([child]),
                words: textBlock(child.type === 'paragraph' ? child.children : 'list', {style: 'h3'}),
                content: blocks([child], {levels: 4}),
              })),
              source: source(),
            }),
          },
        },
      },
      [
        {
          _type: 'tabs',
          tabs: [
            {_type: 'tab', title: 'a b', words: 'h3: a em(b)', content: ['normal: a em(b)']},
            {_type: 'tab', title: 'c', words: 'h3: list', content: ['bullet 1: c']},
          ],
          source: '> a *b*\n>\n> - c',
        },
      ],
    ],
    [
      'objects and text among words',
      'a `b` **c `d`**',
      {handlers: {phrasing: {inlineCode: ({value}) => ['<', {_type: 'chip', label: value}, '>']}}},
      ['normal: a <{chip}> strong(c <){chip}strong(>)'],
    ],
    [
      'words with one more mark, and with a link',
      '~~a~~ ==',
      {
        handlers: {
          phrasing: {
            delete: ({children}, {words}) => words(children, {decorator: 'highlight', link: {href: '/x'}}),
          },
        },
      },
      [expect.stringMatching(/^normal: highlight\([0-9a-f]{12}\(a\)\) ==$/)],
    ],
    [
      'the words it would have been, between others',
      'a *b*',
      {handlers: {phrasing: {emphasis: (_, {next}) => ['(', next(), ')']}}},
      ['normal: a (em(b))'],
    ],
    [
      'the default, for undefined',
      '# A *b*',
      {handlers: {flow: {heading: () => undefined}, phrasing: {emphasis: () => undefined}}},
      ['h1: A em(b)'],
    ],
    [
      'a type that a plugin made',
      '? Tea or coffee\n\n@ann',
      {
        plugins: [remarkPolls],
        handlers: {
          flow: {poll: ({question}: Poll) => ({_type: 'poll', question})},
          phrasing: {mention: ({name}: Mention, {words}) => words(`@${name}`, {decorator: 'strong'})},
        },
      },
      [{_type: 'poll', question: 'Tea or coffee'}, 'normal: strong(@ann)'],
    ],
  ])('%s', (_, markdown, settings, expected) => {
    expect(shape(toPortableText(markdown, settings).blocks)).toEqual(expected)
  })

  test('text of a handler is not handed to the handler of texts', () => {
    const settings: ConverterSettings = {
      handlers: {phrasing: {text: ({value}, {words}) => [words(value.toUpperCase(), {decorator: 'em'}), 'text\0']}},
    }
    expect(shape(toPortableText('# a', settings).blocks)).toEqual(['h1: em(A)text\uFFFD'])
  })
})

describe('blocks of its own', () => {
  const settings: ConverterSettings = {
    handlers: {flow: {thematicBreak: () => ({_type: 'break', parts: [{size: 1}, {size: 1}], nothing: undefined})}},
  }

  test('stand wherever a block can', () => {
    const markdown = '- a\n\n  ---\n\n> [!NOTE]\n> ***\n\n> - > ---\n\n[^1]: ---\n\n[^1]'
    const types = [...walkBlocks(toPortableText(markdown, settings).blocks)].map(({_type}): string => _type)
    expect(types.filter((type) => type === 'break')).toHaveLength(4)
    expect(types).not.toContain('divider')
  })

  test('have keys made of what they hold, and so has every object in them', () => {
    const {blocks} = toPortableText('---\n\na\n\n---', settings)
    expect(blocks[0]).toEqual({
      _type: 'break',
      _key: expect.stringMatching(/^[0-9a-f]{12}$/),
      parts: [
        {_key: expect.stringMatching(/^[0-9a-f]{12}$/), size: 1},
        {_key: expect.stringMatching(/^[0-9a-f]{12}-2$/), size: 1},
      ],
    })
    expect(blocks[2]?._key).toBe(`${blocks[0]?._key}-2`)
    expect(Object.keys(blocks[0] ?? {})).toEqual(['_type', '_key', 'parts'])
    expect(JSON.stringify(toPortableText('---\n\na\n\n---', settings))).toBe(
      JSON.stringify(toPortableText('---\n\na\n\n---', settings)),
    )
  })

  test('returned for two nodes as one object are two', () => {
    const shared = {_type: 'ornament'}
    const {blocks, places} = toPortableText('---\n\na\n\n---', {
      handlers: {flow: {thematicBreak: () => shared}},
      places: true,
    })
    expect(blocks.map(({_key}) => places?.get(_key)?.line)).toEqual([1, 3, 5])
    expect(shared).toEqual({_type: 'ornament'})
  })

  test('and what the converter made inside them are found in the source', () => {
    const {blocks, places} = toPortableText('a\n\n> b\n>\n> [c](d)', {
      handlers: {
        flow: {
          blockquote: ({children}, {blocks}) => ({
            _type: 'box',
            sides: [{_type: 'side', content: blocks(children, {levels: 4})}],
          }),
        },
      },
      places: true,
    })
    const box = blocks[1] as unknown as {_key: string; sides: {_key: string; content: {_key: string}[]}[]}
    const [side] = box.sides
    const keys = [box._key, side?._key, side?.content[1]?._key]
    expect(places?.get(box._key)).toEqual({line: 3, column: 1})
    expect(places?.get(keys.join('.'))).toEqual({line: 5, column: 3})
  })
})

describe('a context', () => {
  test('notes images for the import, and makes the objects that hold them', () => {
    const {blocks, images} = toPortableText('---\n\n[`a.png`](/b)', {
      firstLine: 7,
      handlers: {
        flow: {
          thematicBreak: (_, {useImage}) => ({
            _type: 'gallery',
            images: [useImage({url: 'a.png', alt: 'A'}), useImage({url: 'b.png', title: 'B'})],
          }),
        },
        phrasing: {inlineCode: ({value}, {useImage}) => useImage({url: value, alt: null})},
      },
    })
    expect(images).toEqual([
      {src: 'a.png', position: {line: 7, column: 1}},
      {src: 'b.png', position: {line: 7, column: 1}},
      {src: 'a.png', position: {line: 9, column: 2}},
    ])
    expect(shape(blocks)).toEqual([
      {
        _type: 'gallery',
        images: [
          {_type: 'figure', externalUrl: 'a.png', alt: 'A'},
          {_type: 'figure', externalUrl: 'b.png', title: 'B'},
        ],
      },
      {_type: 'figure', externalUrl: 'a.png', link: {href: '/b'}},
    ])
  })

  test('reports under rules of the user, in the order of the file, whatever the handler returns', () => {
    const convert = createConverter({
      handlers: {
        flow: {
          paragraph(node, {report, text, blocks}) {
            report({
              rule: 'custom/long-line',
              severity: 'warning',
              reason: `Found ${text(node.children).length} characters.`,
            })
            blocks(node.children)
            return undefined
          },
        },
        phrasing: {
          inlineCode(node, {report}) {
            report({rule: 'custom/code', severity: 'info', reason: 'Found code.'})
            return node.value
          },
        },
      },
    })
    const {messages} = convert('<u id=a>x</u> `a`\n\n# b', {firstLine: 3})
    expect(messages).toEqual([
      {
        severity: 'warning',
        rule: 'custom/long-line',
        reason: 'Found 3 characters.',
        line: 3,
        column: 1,
        source: '<u id=a>x</u> `a`',
      },
      {
        severity: 'changed',
        rule: 'convert/html-attributes',
        reason: expect.any(String),
        line: 3,
        column: 1,
        source: '<u id=a>',
      },
      {severity: 'info', rule: 'custom/code', reason: 'Found code.', line: 3, column: 15, source: '`a`'},
    ])
  })

  test('calls the default once, however often it is asked', () => {
    const {messages, images} = toPortableText('<div>a</div>\n\n![b](c)', {
      handlers: {
        flow: {
          html: (_, {next}) => (next().length > 0 ? next() : []),
          paragraph(_, {next}) {
            next()
            return undefined
          },
        },
      },
    })
    expect(messages).toHaveLength(1)
    expect(images).toHaveLength(1)
  })

  test('takes back what was converted by a handler that leaves the node to the default', () => {
    const {messages, images} = toPortableText('> ![a](b) <x-y>', {
      handlers: {
        flow: {
          blockquote({children}, {blocks}) {
            blocks(children)
            return undefined
          },
        },
      },
    })
    expect(messages).toHaveLength(1)
    expect(images).toHaveLength(1)
  })
})
