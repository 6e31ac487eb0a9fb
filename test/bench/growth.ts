import {toPortableText} from '../../migrate/convert/toPortableText.ts'
import type {Figure} from '../helpers/figures.ts'
import {GROWTH_SHAPES} from './growthShapes.ts'
import {median, timeOf} from './measure.ts'

const TARGET = 2
/** Kilobytes. */
const SIZES = [16, 64, 256, 1024]
/** Kilobytes that are converted of each size, so that small texts are timed as thoroughly as large ones. */
const WORK = 2048

/**
 * How much longer a kilobyte takes in the size in which it takes longest than in the one in which it takes least. One
 * paragraph of 16 kB to 1 MB of the same over and over; 1 would be perfectly linear.
 */
export function measureGrowth(): Figure[] {
  return Object.entries(GROWTH_SHAPES).map(([name, shape]) => {
    const perKilobyte = SIZES.map((size) => {
      const markdown = shape(size)
      const convert = (): number => timeOf(() => toPortableText(markdown)) / size
      convert()
      return median(Array.from({length: Math.max(3, WORK / size)}, convert))
    })
    const value = Math.max(...perKilobyte) / Math.min(...perKilobyte)
    return {name: `slowest ÷ fastest kB of 16 to 1,024, ${name} (at most)`, value, target: TARGET, ok: value <= TARGET}
  })
}
