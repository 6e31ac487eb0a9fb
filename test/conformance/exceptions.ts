import type {Suite} from './examples.ts'

/** An example whose tree is not equal, by section and name, and why. Its text is equal all the same. */
interface Exception {
  section: string
  name: string
  reason: string
}

/** Every example that does not come out as the same tree. The test holds that there are no others. */
export const EXCEPTIONS: Readonly<Record<Suite['name'], readonly Exception[]>> = {
  'CommonMark 0.31.2': [
    {
      section: 'HTML blocks',
      name: '148',
      reason:
        'A `<pre>` of raw HTML begins in one block and ends in the next paragraph. The end of a line in that paragraph, which counts nowhere else, is kept as `<br>`; the one between the blocks shows nothing and is not kept.',
    },
  ],
  GFM: [
    {
      section: 'Raw HTML',
      name: 'the same mark twice in a row',
      reason:
        'The editor keeps no border between two runs of text with equal marks, and none can be seen; only marks that draw a box are kept apart.',
    },
    {
      section: 'Raw HTML',
      name: 'an attribute that a mark has no place for',
      reason: 'A mark has no attributes; the attribute is left out and reported as `convert/html-attributes`.',
    },
    {
      section: 'Raw HTML',
      name: 'an image alone',
      reason:
        'An image between paragraphs is a figure, which is rendered as an element of its own, as an image of Markdown is.',
    },
  ],
}
