import * as fc from 'fast-check'

import type {Keyed} from '../../migrate/diff/keyed.ts'

/** A few words, so that two bodies share some of their blocks. */
const words = fc.array(fc.constantFrom('tea', 'milk', 'pour', 'wait', 'cup', 'it’s "hot"'), {maxLength: 4})

/** What a block says; keys are given by {@link toBody}. */
type Said = Record<string, unknown>

const textBlock = fc.record({
  _type: fc.constant('block'),
  style: fc.constantFrom('normal', 'h2'),
  markDefs: fc.constant([]),
  children: words.map((said) => [{_type: 'span', _key: 's', marks: [], text: said.join(' ')}]),
})
const table = fc.array(words, {minLength: 1, maxLength: 4}).map((rows) => ({
  _type: 'table',
  headerRows: 1,
  rows: rows.map((cells, row) => ({
    _type: 'row',
    _key: `r${row}${cells.join('').length}`,
    cells: cells.map((cell, at) => ({_type: 'cell', _key: `c${at}`, value: [cell]})),
  })),
}))
const quote = fc.array(words, {maxLength: 3}).map((lines) => ({
  _type: 'quote',
  content: lines.map((line, at) => ({_type: 'code', _key: `q${at}${line.length}`, code: line.join('\n')})),
}))
const divider = fc.constant({_type: 'divider'})

const block: fc.Arbitrary<Said> = fc.oneof({weight: 4, arbitrary: textBlock}, table, quote, divider)

/** Two versions of a body: blocks changed, added, taken out and moved between them. */
export const twoBodies: fc.Arbitrary<[Keyed[], Keyed[]]> = fc
  .tuple(
    fc.array(block, {maxLength: 8}),
    fc.array(fc.record({at: fc.nat(8), say: fc.option(block), from: fc.option(fc.nat(8))}), {maxLength: 5}),
    fc.boolean(),
  )
  .map(([said, edits, isReversed]) => {
    const before = said.map((one, at) => ({...one, _key: `k${at}`}))
    const after = edits.reduce<Keyed[]>((body, {at, say, from}, turn) => {
      const index = at % (body.length + 1)
      const moved = from === null ? undefined : body[from]
      if (moved) return body.filter((one) => one !== moved).toSpliced(index, 0, moved)
      if (!say) return body.toSpliced(index, 1)
      return turn % 2
        ? body.toSpliced(index, 0, {...say, _key: `n${turn}`})
        : body.map((one, place) => (place === index ? {...say, _key: one._key} : one))
    }, before)
    return [before, isReversed ? after.toReversed() : after]
  })
