import {useMemo} from 'react'

import {escapeHtml} from '../../src/render/escape.ts'
import {toHtml} from '../../src/render/toHtml.ts'
import type {HtmlOptions, PortableTextInput} from '../../src/render/types.ts'

/** As a site shows it, but for what would be loaded from elsewhere, and for what leads elsewhere in the article. */
const OPTIONS: HtmlOptions = {
  headingIds: false,
  embeds: 'none',
  components: {
    types: {
      figure: ({value}) => `<p>${pictureOf(value)}</p>`,
      inlineImage: ({value}) => pictureOf(value),
      footnoteReference: ({value}) => `<sup>${escapeHtml(String(value.identifier ?? ''))}</sup>`,
    },
  },
}

/**
 * Portable Text as readers see it, for a preview: it cannot be clicked or reached by the keyboard.
 *
 * @param blocks - as a preview selects them, complete or not
 */
export function ContentHtml({blocks}: {blocks: unknown}) {
  const html = useMemo(() => toHtml(Array.isArray(blocks) ? (blocks as PortableTextInput) : [], OPTIONS), [blocks])
  // Safe: `toHtml` escapes text and raw HTML, and lets no address through that runs something.
  return <div className="article-preview-content" inert dangerouslySetInnerHTML={{__html: html}} />
}

function pictureOf({alt, caption}: {alt?: string | null; caption?: string | null}): string {
  return `<span class="article-preview-picture">${escapeHtml(caption || alt || 'Image')}</span>`
}
