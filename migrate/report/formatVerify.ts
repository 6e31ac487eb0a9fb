import type {Verdict, VerifyResult} from '../types.ts'
import {formatDuration} from './formatDuration.ts'
import type {Color, Paint} from './output.ts'

const VERDICTS: {verdict: Verdict; word: string; color: Color}[] = [
  {verdict: 'equal', word: 'equal to their sources', color: 'green'},
  {verdict: 'edited', word: 'edited since', color: 'cyan'},
  {verdict: 'pending', word: 'to import', color: 'yellow'},
  {verdict: 'conflict', word: 'in conflict', color: 'magenta'},
  {verdict: 'orphan', word: 'without source', color: 'yellow'},
  {verdict: 'deleted', word: 'deleted by an editor', color: 'yellow'},
  {verdict: 'wrong', word: 'wrong', color: 'red'},
]

/**
 * Sums up a verification.
 *
 * @param result - What the verification found.
 * @param target - The dataset, in words.
 * @param paint - Colours.
 */
export function formatVerify(result: VerifyResult, target: string, paint: Paint): string {
  const {counts, checked, interrupted, durationMs} = result
  const parts = VERDICTS.filter(({verdict}) => counts[verdict] > 0).map(({verdict, word, color}) =>
    paint(color, `${counts[verdict]} ${word}`),
  )
  const headline = paint('bold', interrupted ? 'Stopped: verified' : 'Verified')
  const left = checked.partsLeft > 0 ? ` (${checked.partsLeft} more say what only a dialect or HTML can)` : ''
  return [
    `${headline} ${target}, ${formatDuration(durationMs)}: ${parts.join(', ') || 'nothing imported'}\n`,
    `Looked at fields and blocks of each, the HTML of ${checked.parts} parts by another reading of the Markdown${left}, the bytes of ${checked.assets} images, and ${checked.references} references\n`,
  ].join('')
}
