import {micromark, type Options} from 'micromark'
import {gfmAutolinkLiteral, gfmAutolinkLiteralHtml} from 'micromark-extension-gfm-autolink-literal'
import {gfmFootnote, gfmFootnoteHtml} from 'micromark-extension-gfm-footnote'
import {gfmStrikethrough, gfmStrikethroughHtml} from 'micromark-extension-gfm-strikethrough'
import {gfmTable, gfmTableHtml} from 'micromark-extension-gfm-table'
import {gfmTaskListItem, gfmTaskListItemHtml} from 'micromark-extension-gfm-task-list-item'

/** Stands where the Markdown has raw HTML: what that says is not compared. Of a private plane, so that no text has it. */
export const RAW = '\u{F0000}'

type HtmlExtension = NonNullable<Options['htmlExtensions']>[number]

const RAW_HTML: HtmlExtension = {exit: {htmlFlow: markRaw, htmlFlowData: skip, htmlTextData: skip, htmlText: markRaw}}

/** After a definition, or words in a tight list, micromark leaves out line ends up to the next text: those of code as well. */
const LINE_ENDS: HtmlExtension = {exit: {content: keepLineEnds}}

const OPTIONS: Options = {allowDangerousProtocol: true, htmlExtensions: [RAW_HTML, LINE_ENDS]}

const GFM_OPTIONS: Options = {
  ...OPTIONS,
  extensions: [gfmAutolinkLiteral(), gfmFootnote(), gfmStrikethrough(), gfmTable(), gfmTaskListItem()],
  htmlExtensions: [
    gfmAutolinkLiteralHtml(),
    gfmFootnoteHtml(),
    gfmStrikethroughHtml(),
    gfmTableHtml(),
    gfmTaskListItemHtml(),
    RAW_HTML,
    LINE_ENDS,
  ],
}

/**
 * What a Markdown text means, by the HTML compiler of micromark: neither our converter nor our renderer has a part in it.
 *
 * @param markdown - Without front matter.
 * @param options - `gfm`: whether the extensions of GFM are part of the language.
 * @returns HTML that is well-formed, with {@link RAW} for raw HTML.
 */
export function referenceHtml(markdown: string, {gfm}: {gfm: boolean}): string {
  return micromark(markdown, gfm ? GFM_OPTIONS : OPTIONS)
}

function markRaw(this: {raw: (value: string) => void}): undefined {
  this.raw(RAW)
}

function keepLineEnds(this: {setData: (name: 'slurpAllLineEndings') => void}): undefined {
  this.setData('slurpAllLineEndings')
}

function skip(): undefined {
  return undefined
}
