import {tests} from 'commonmark-spec'

import {GFM_EXAMPLES} from './gfmExamples.ts'
import {toReferenceHtml} from './referenceHtml.ts'

/** Markdown, and the HTML it means. */
export interface Example {
  /** For people: the number in the specification, or what the example shows. */
  name: string
  section: string
  markdown: string
  /** As the suite has it. */
  html: string
}

/** A suite of examples, and the Markdown it is about. */
export interface Suite {
  name: 'CommonMark 0.31.2' | 'GFM'
  /** Whether the extensions of GFM are part of the language. */
  gfm: boolean
  examples: readonly Example[]
}

/** The specification's own examples; its HTML is the reference. */
const commonMark: Suite = {
  name: 'CommonMark 0.31.2',
  gfm: false,
  examples: tests.map(({number, section, markdown, html}) => ({
    name: String(number),
    section,
    markdown: markdown.replaceAll('→', '\t'),
    html: html.replaceAll('→', '\t'),
  })),
}

/** Our own examples of every rule of the GFM extensions; the reference renderer says what they mean. */
const gitHub: Suite = {
  name: 'GFM',
  gfm: true,
  examples: Object.entries(GFM_EXAMPLES).flatMap(([section, examples]) =>
    Object.entries(examples).map(([name, markdown]) => ({
      name,
      section,
      markdown,
      html: toReferenceHtml(markdown, {gfm: true}),
    })),
  ),
}

/** Both suites. */
export const SUITES: readonly Suite[] = [commonMark, gitHub]
