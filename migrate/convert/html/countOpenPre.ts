/**
 * How many `<pre>` are open after a piece of HTML. Inside one, the end of a line is the end of a line, even where a blank
 * line made Markdown of its content again (CommonMark 4.6).
 *
 * @param html - Raw HTML: a block, or a tag among words.
 * @param open - How many `<pre>` were open before it.
 */
export function countOpenPre(html: string, open: number): number {
  let count = open
  for (const [, slash] of html.matchAll(/<(\/?)pre(?=[\s>])/gi))
    count = slash === '/' ? Math.max(0, count - 1) : count + 1
  return count
}
