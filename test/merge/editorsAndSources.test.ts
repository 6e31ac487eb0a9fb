import {writeFile} from 'node:fs/promises'

import * as fc from 'fast-check'
import {describe, expect, test} from 'vitest'

import type {SanityDocument} from '../../migrate/types.ts'
import {article, setUp, type Desk} from '../cli/articles.ts'
import {callImport} from '../helpers/callCli.ts'

/** What one side does to paragraphs, told apart by the words they begin with. */
type Edit = {kind: 'change' | 'remove' | 'insert' | 'move'; at: number} | {kind: 'subtitle' | 'excerpt'}

const COUNT = 6
const START = Array.from(
  {length: COUNT},
  (_, index) => `Paragraph ${index} begins like this and goes on with ${'abcdef'[index]}${index}.`,
)

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({kind: fc.constantFrom('change', 'remove', 'insert', 'move'), at: fc.nat(COUNT - 1)}),
  fc.record({kind: fc.constantFrom('subtitle', 'excerpt')}),
)
const edits = fc.array(edit, {maxLength: 5})

/** A text of three lists: what one side made of the paragraphs and fields. */
interface Text {
  body: string[]
  subtitle?: string
  excerpt?: string
}

function applyEdits(text: Text, by: string, list: readonly Edit[]): Text {
  return list.reduce<Text>((current, one, turn) => {
    if (!('at' in one)) return {...current, [one.kind]: `${one.kind} by ${by} ${turn}`}
    const {body} = current
    const index = body.length === 0 ? 0 : one.at % body.length
    const [words] = body.slice(index)
    switch (one.kind) {
      case 'insert':
        return {...current, body: body.toSpliced(index, 0, `Something of its own, by ${by} ${turn}.`)}
      case 'remove':
        return {...current, body: body.toSpliced(index, 1)}
      case 'change':
        return words === undefined
          ? current
          : {...current, body: body.with(index, `${words} Changed by ${by} ${turn}.`)}
      case 'move':
        return words === undefined ? current : {...current, body: [...body.toSpliced(index, 1), words]}
    }
  }, text)
}

const toSource = ({body, ...fields}: Text): string => article('Tea', body.join('\n\n'), {...fields})

interface StoredArticle extends SanityDocument {
  body: {_key: string; children: {text: string}[]}[]
}

const textsOf = (document: SanityDocument | undefined): string[] =>
  ((document as StoredArticle | undefined)?.body ?? []).map(({children}) => children.map(({text}) => text).join(''))

/** The editor's work, as a Studio does it: blocks by key. */
async function editAs(desk: Desk, id: string, list: readonly Edit[]): Promise<void> {
  const stored = (await desk.get(id)) as StoredArticle
  const keyed = stored.body.map((block) => ({block, text: block.children.map(({text}) => text).join('')}))
  const {body, ...fields} = applyEdits({body: keyed.map(({text}) => text)}, 'editor', list)
  const blocks = body.map((text, index) => {
    const known = keyed.find((one) => text === one.text || text.startsWith(`${one.text} Changed`))?.block
    const key = known?._key ?? `editor${index}`
    return {
      ...(known ?? stored.body[0]),
      _type: 'block',
      _key: key,
      style: 'normal',
      markDefs: [],
      children: [{_type: 'span', _key: 's', marks: [], text}],
    }
  })
  await desk.client
    .patch(id)
    .set({body: blocks, ...fields})
    .commit()
}

const originOf = (text: string): string | undefined => /^Paragraph \d/.exec(text)?.[0]

describe('random work of an editor and random changes of the source', () => {
  test.each(['published', 'draft'])(
    '%s: under keep nothing of the editor is lost, and the source arrives where nobody else was',
    async (where) => {
      await using desk = await setUp({})
      const id = where === 'draft' ? 'drafts.article-tea' : 'article-tea'
      const file = desk.folder.file('tea.md')
      const run = () => callImport(['tea.md', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
      await fc.assert(
        fc.asyncProperty(edits, edits, edits, async (editorEdits, sourceEdits, laterEdits) => {
          await desk.client.delete({query: '*[_id in path("**")]'})
          await writeFile(file, toSource({body: START}))
          await run()
          if (where === 'draft') {
            const {_rev, ...published} = (await desk.get('article-tea')) as StoredArticle & {_rev: string}
            await desk.client.create({...published, _id: id})
          }
          await editAs(desk, id, editorEdits)
          const edited = await desk.get(id)
          const mine = textsOf(edited)

          let source: Text = {body: START}
          for (const [list, by] of [
            [sourceEdits, 'source'],
            [laterEdits, 'later'],
          ] as const) {
            source = applyEdits(source, by, list)
            await writeFile(file, toSource(source))
            const {code, result} = await run()
            const row = result.articles[0]
            const merged = await desk.get(id)
            const texts = textsOf(merged)

            // Whatever the editor wrote is there, and what they took out stays out unless the source says it anew.
            for (const text of mine.filter((one) => one.includes('editor'))) expect(texts).toContain(text)
            for (const name of ['subtitle', 'excerpt'] as const)
              expect(merged?.[name]).toBe(edited?.[name] ?? source[name])

            // What the source says where the editor was not.
            const conflicts = (row?.changes ?? []).filter(({kind}) => kind === 'kept')
            const isMine = (text: string): boolean => {
              const start = START.find((one) => originOf(one) === originOf(text))
              return start !== undefined && !mine.includes(start)
            }
            const arrived = conflicts.length > 0 ? [] : source.body.filter((text) => !isMine(text))
            expect(texts).toEqual(expect.arrayContaining(arrived))
            // What the editor took out, and the source left as it was, stays out.
            const removed = new Set(START.filter((text) => !mine.some((one) => originOf(one) === originOf(text))))
            expect(texts.filter((text) => removed.has(text))).toEqual([])
            expect(new Set((merged as StoredArticle).body.map(({_key}) => _key)).size).toBe(texts.length)
            expect(code).toBe(conflicts.length > 0 ? 3 : 0)

            // Again: nothing is written, and open conflicts are still there.
            const before = desk.all()
            const again = await run()
            expect(desk.all()).toEqual(before)
            expect([again.code, again.result.articles[0]?.outcome]).toEqual(
              code === 3 ? [3, 'conflict'] : [0, 'unchanged'],
            )
            // Where the editor has a draft, nobody touched what is published: it says what the source says.
            const published = textsOf(await desk.get('article-tea'))
            expect(published).toEqual(where === 'draft' ? source.body : texts)
          }
        }),
        {numRuns: 25},
      )
    },
  )
})
