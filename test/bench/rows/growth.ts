import {toPortableText} from '../../../migrate/convert/toPortableText.ts'
import type {Figure} from '../../helpers/figures.ts'
import {GROWTH_SHAPES} from '../growthShapes.ts'
import {median, timeOf} from '../measure.ts'

const TARGET = 2
/** Kilobytes. */
const SIZES = [16, 64, 256, 1024]
/** Kilobytes that are converted of each size at least, so that small texts are timed as thoroughly as large ones. */
const WORK = 512
/** Growth that is beyond doubt: larger texts are left out then, since they would take minutes. */
const ENOUGH = 2 * TARGET

/**
 * How much longer a kilobyte takes in the size in which it takes longest than in the one in which it takes least. One
 * paragraph of 16 kB to 1 MB of the same over and over; 1 would be perfectly linear.
 */
export function measure(): Figure[] {
  return Object.entries(GROWTH_SHAPES).map(([name, shape]) => {
    const perKilobyte: number[] = []
    for (const size of SIZES) {
      const markdown = shape(size)
      const convert = (): number => timeOf(() => toPortableText(markdown)) / size
      perKilobyte.push(median(Array.from({length: Math.max(1, WORK / size)}, convert)))
      if (growthOf(perKilobyte) > ENOUGH) break
    }
    const value = growthOf(perKilobyte)
    const largest = SIZES[perKilobyte.length - 1]
    return {
      name: `slowest ÷ fastest kB of 16 to ${largest} kB of ${name} (at most)`,
      value,
      target: TARGET,
      ok: value <= TARGET,
    }
  })
}

function growthOf(times: readonly number[]): number {
  return Math.max(...times) / Math.min(...times)
}
