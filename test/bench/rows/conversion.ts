import remarkParse from 'remark-parse'
import {unified} from 'unified'

import {toPortableText} from '../../../migrate/convert/toPortableText.ts'
import type {Figure} from '../../helpers/figures.ts'
import {readBodies, readBody} from '../bodies.ts'
import {measurePair} from '../measure.ts'

const TARGET = 1.15
const ROUNDS = 60

/** The time of a whole conversion, GFM included, over that of CommonMark's parser alone on the same text. */
export function measure(): Figure[] {
  const parser = unified().use(remarkParse).freeze()
  const sets = {
    'the original article': [readBody('serverless-architecture.md')],
    'all articles of the fixtures': readBodies(),
  }
  return Object.entries(sets).map(([name, bodies]) => {
    const {ours, theirs} = measurePair(
      () => bodies.forEach((body) => toPortableText(body)),
      () => bodies.forEach((body) => parser.parse(body)),
      ROUNDS,
    )
    const value = ours / theirs
    return {name: `conversion ÷ remark-parse alone, ${name} (at most)`, value, target: TARGET, ok: value <= TARGET}
  })
}
