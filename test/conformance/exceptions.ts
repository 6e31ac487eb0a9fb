import type {Check} from './checkExample.ts'
import type {Example, Suite} from './examples.ts'

/** An example whose tree is not equal, by section and name, and why. Its text is equal all the same. */
export interface Exception {
  section: string
  name: string
  /** Which checks it fails. */
  checks: readonly Check[]
  reason: string
}

/** A border or an attribute that Portable Text does not hold is in none of what is made of it. */
const BOTH: readonly Check[] = ['equal tree', 'equal tree there and back']

/** Every example that does not come out as the same tree. The test holds that there are no others. */
export const EXCEPTIONS: Readonly<Record<Suite['name'], readonly Exception[]>> = {
  'CommonMark 0.31.2': [
    {
      section: 'HTML blocks',
      name: '148',
      checks: BOTH,
      reason:
        'A `<pre>` of raw HTML begins in one block and ends in the next paragraph. The end of a line in that paragraph, which counts nowhere else, is kept as `<br>`; the one between the blocks shows nothing and is not kept.',
    },
    {
      section: 'HTML blocks',
      name: '168',
      checks: ['equal tree there and back'],
      reason:
        'Words in `<del>` are struck out, and so are written the way of GFM, `~~`, which CommonMark alone does not know. Read with GFM they are struck out.',
    },
  ],
  GFM: [
    {
      section: 'Raw HTML',
      name: 'the same mark twice in a row',
      checks: BOTH,
      reason:
        'The editor keeps no border between two runs of text with equal marks, and none can be seen; only marks that draw a box are kept apart.',
    },
    {
      section: 'Raw HTML',
      name: 'an attribute that a mark has no place for',
      checks: BOTH,
      reason: 'A mark has no attributes; the attribute is left out and reported as `convert/html-attributes`.',
    },
    {
      section: 'Raw HTML',
      name: 'an image alone',
      checks: BOTH,
      reason:
        'An image between paragraphs is a figure, which is rendered as an element of its own, as an image of Markdown is.',
    },
  ],
}

/**
 * The exception that an example is from a check.
 *
 * @returns Undefined when the example is to pass it.
 */
export function findException(
  suite: Suite['name'],
  {section, name}: Pick<Example, 'section' | 'name'>,
  check: Check,
): Exception | undefined {
  return EXCEPTIONS[suite].find(
    (exception) => exception.section === section && exception.name === name && exception.checks.includes(check),
  )
}
