/** Lines by themselves that name a file, of which the converter keeps the source. */
const INCLUDE =
  /(?<=^|\n[ \t>]*\n)([ \t>]*)(\[!(?:include|code(?:-[^\s[\]]+)?)[ \t]*\[[^\]\n]*\]\([^\n]*\)\])[ \t]*(?=\n[ \t>]*(?:\n|$)|$)/gi
/** A quotation that is a video. */
const VIDEO = /(?<=^|\n[ \t]*\n)([ \t]*)> ?\[!video[ \t]+(https?:\/\/[^\s<>[\]"]+)\][ \t]*(?=\n[ \t]*(?:\n|$)|$)/gi

/** Markdown in which what DocFX alone reads is HTML that shows as much. */
export function showDocfx(markdown: string): string {
  if (!markdown.includes('[!')) return markdown
  return markdown
    .replaceAll(
      INCLUDE,
      (_, indent: string, line: string) => `${indent}<p>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`,
    )
    .replaceAll(VIDEO, '$1<iframe src="$2" allowfullscreen></iframe>')
}
