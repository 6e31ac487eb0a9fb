import type {PortableTextInputProps} from 'sanity'

import {findMarkdown} from './findMarkdown.ts'
import {hasDataTable} from './isDataTable.ts'

type Paste = NonNullable<PortableTextInputProps['onPaste']>
type Pasted = Awaited<ReturnType<Paste>>

/** As many steps lead to the words of a block of the body; those of a cell are further down. */
const DEPTH_OF_WORDS = 3

/**
 * Pastes what the editor by itself would make less of: Markdown as what an import would make of it, with the package's own
 * converter, and HTML with its tables. Either is loaded when it is needed. Anything else is left to the editor, and so is what
 * is pasted into a cell. What the editor has no field for is lost, as on every paste: ids of headings, and the space between
 * items.
 */
export const pasteBlocks: Paste = ({event: {clipboardData}, path}) => {
  if (path.length > DEPTH_OF_WORDS) return undefined
  const markdown = findMarkdown(clipboardData)
  if (markdown !== undefined) return convertMarkdown(markdown)
  // What was cut in the editor itself, which has more than its HTML says.
  if (clipboardData.types.includes('application/x-portable-text')) return undefined
  const html = clipboardData.getData('text/html')
  return hasDataTable(html) ? convertHtml(html) : undefined
}

async function convertMarkdown(markdown: string): Promise<Pasted> {
  const {toPortableText} = await import('../../migrate/convert/index.ts')
  return {insert: toPortableText(markdown).blocks as {_type: string; _key: string}[]}
}

async function convertHtml(html: string): Promise<Pasted> {
  const {readHtmlTables} = await import('./readHtmlTables.ts')
  return {insert: readHtmlTables(html) as {_type: string; _key: string}[]}
}
