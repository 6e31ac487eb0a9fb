import type {PortableTextInputProps} from 'sanity'

import {findMarkdown} from './findMarkdown.ts'

type Paste = NonNullable<PortableTextInputProps['onPaste']>

/** As many steps lead to the words of a block of the body; those of a cell are further down. */
const DEPTH_OF_WORDS = 3

/**
 * Pastes Markdown as what an import would make of it, with the package's own converter, which is loaded when it is needed.
 * Anything else is left to the editor, and so is what is pasted into a cell. What the editor has no field for is lost, as on every
 * paste: ids of headings, and the space between items.
 */
export const pasteMarkdown: Paste = ({event, path}) => {
  if (path.length > DEPTH_OF_WORDS) return undefined
  const markdown = findMarkdown(event.clipboardData)
  if (markdown === undefined) return undefined
  return convert(markdown)
}

async function convert(markdown: string): Promise<Awaited<ReturnType<Paste>>> {
  const {toPortableText} = await import('../../migrate/convert/index.ts')
  return {insert: toPortableText(markdown).blocks as {_type: string; _key: string}[]}
}
