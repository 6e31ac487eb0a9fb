import type {Dialect} from '../convert/dialects.ts'

/**
 * What a text may begin with that an escape would make another thing of: in Obsidian the sign of a tag, `#tag`, and the
 * box of a task that is neither open nor done, `[/] task`. To Markdown both are text.
 */
const VERBATIM = /^(?:#(?=[\p{L}\p{N}_/-])|\[[/\-?!>"A-WYZa-wyz\d]\](?= ))/u

/** Takes off the start of a text that must not be escaped; it is `''` for most texts. */
export function splitVerbatim(text: string, dialect: Dialect | undefined): [verbatim: string, rest: string] {
  const [start = ''] = dialect === 'obsidian' ? (VERBATIM.exec(text) ?? []) : []
  return [start, text.slice(start.length)]
}
