/** Makes a text of a size out of a piece that is said again and again; the size is exact to a piece. */
type Shape = (kilobytes: number) => string

const KILOBYTE = 1024

const repeated =
  (piece: string): Shape =>
  (kilobytes) =>
    piece.repeat(Math.ceil((kilobytes * KILOBYTE) / piece.length))

/** Pieces that differ by their number until the size is reached. */
const numbered =
  (piece: (index: number) => string): Shape =>
  (kilobytes) => {
    const pieces: string[] = []
    for (let length = 0, index = 1; length < kilobytes * KILOBYTE; index++) {
      const next = piece(index)
      pieces.push(next)
      length += next.length
    }
    return pieces.join('')
  }

/**
 * Texts of one paragraph whose conversion must take time in proportion to their size: what articles hold a lot of, and
 * what is known to exhaust parsers. The argument is the size in kilobytes of 1,024 characters.
 */
export const GROWTH_SHAPES: Readonly<Record<string, Shape>> = {
  links: repeated('a [link](/b "c") d '),
  emphasis: repeated('a *b* **c** _d_ '),
  brackets: repeated('a [b] c '),
  'back-ticks': repeated('a `b` c '),
  words: repeated('words and more words, '),
  lines: repeated('words and more words\n'),
  'all of them': repeated('words [link](/a) *em* `code` www.example.com ~~gone~~ <b>c</b> &amp; '),
  'emphasis that never closes': repeated('*a **b '),
  'underscores that never close': repeated('_a '),
  'emphasis that never opens': repeated('a** '),
  'emphasis that does not pair': repeated('a**b'),
  'emphasis of sums that are multiples of three': repeated('a**bc* '),
  'asterisks between underscores': repeated('*a_ '),
  'emphasis in emphasis': repeated('*a **a *a** a*'),
  'long runs of asterisks': repeated(`${'*'.repeat(100)}a `),
  'asterisks alone': (kilobytes) => `a${repeated('*')(kilobytes)}`,
  'links that never close': repeated('[a]('),
  'images that never close': repeated('![[]()'),
  'opening brackets': repeated('['),
  'opening brackets of images': repeated('!['),
  'closing brackets': repeated(']'),
  'ends of links': repeated(']('),
  'empty brackets': repeated('[]'),
  'brackets and parentheses': repeated('[a](b'),
  'links with open destinations': repeated('[a](<b'),
  'links with open titles': repeated('[a](b "c '),
  'full references that nothing defines': repeated('[a][b]'),
  'links in brackets': repeated('[[a](b)'),
  'parentheses in a destination': (kilobytes) => `[a](${repeated('(')(kilobytes)}`,
  'back-ticks of growing lengths': numbered((index) => `e${'`'.repeat(index)}`),
  'back-ticks alone': repeated('`'),
  'code of one back-tick': repeated('`a'),
  'code of words': (kilobytes) => `\`${repeated('a b ')(kilobytes)}\``,
  'less-than signs': repeated('<'),
  'tags that never close': repeated('<a b="'),
  'comments that never close': (kilobytes) => `a ${repeated('<!-- a ')(kilobytes)}`,
  'instructions that never close': (kilobytes) => `a ${repeated('<?a ')(kilobytes)}`,
  'declarations that never close': (kilobytes) => `a ${repeated('<!A ')(kilobytes)}`,
  'sections that never close': (kilobytes) => `a ${repeated('<![CDATA[a ')(kilobytes)}`,
  'tags with line ends': (kilobytes) => `a ${repeated('<a b=\n')(kilobytes)}`,
  elements: repeated('x <kbd>a</kbd> '),
  'elements that only open': repeated('x<u>'),
  'angle brackets of addresses': repeated('<https://a.b/c> '),
  ampersands: repeated('&'),
  'character references': repeated('&amp;'),
  escapes: repeated('\\*'),
  backslashes: repeated('\\'),
  strikethrough: repeated('~~a~~ b '),
  'tildes that never close': repeated('~~a '),
  'tildes of two lengths': repeated('~a ~~b '),
  'bare addresses': repeated('www.example.com a '),
  'bare addresses without a space': repeated('www.a.b/'),
  protocols: repeated('https://a.b '),
  'protocols without a space': repeated('http://a'),
  'mail addresses': repeated('a@b.c '),
  'mail addresses without a space': repeated('a@b.'),
  'at signs': repeated('a@'),
  'letters before an at sign': (kilobytes) => `${repeated('a')(kilobytes)}@b.c`,
  'dots before an at sign': (kilobytes) => `${repeated('a.')(kilobytes)}@b.c`,
  'closing parentheses after an address': (kilobytes) => `www.example.com/${repeated(')')(kilobytes)}`,
  'balanced parentheses after an address': (kilobytes) => `www.example.com/${repeated('()')(kilobytes)}`,
  'entities after an address': (kilobytes) => `www.example.com/${repeated('&amp;')(kilobytes)}`,
  'full stops after an address': (kilobytes) => `www.example.com/${repeated('.')(kilobytes)}`,
  'footnote calls that nothing defines': repeated('[^a] '),
  'footnote calls that never close': repeated('[^a'),
  dollars: repeated('a $b$ c '),
  colons: repeated(':a: '),
  'line ends with spaces': repeated('a  \n'),
  'line ends with backslashes': repeated('a\\\n'),
  spaces: (kilobytes) => `a${repeated(' ')(kilobytes)}b`,
  tabs: (kilobytes) => `a${repeated('\t')(kilobytes)}b`,
  pipes: repeated('a|b '),
}

/** The same for texts of many blocks. */
export const GROWTH_SHAPES_OF_BLOCKS: Readonly<Record<string, Shape>> = {
  paragraphs: repeated('words and more words\n\n'),
  bullets: repeated('- a\n'),
  'loose bullets': repeated('- a\n\n'),
  numbers: numbered((index) => `${index}. a\n`),
  'bullets that change': repeated('- a\n+ b\n'),
  'bullets with continued words': repeated('- a\nb\n'),
  tasks: repeated('- [ ] a\n'),
  quotations: repeated('> a\n'),
  'quotations with lines left out': repeated('> a\nb\n'),
  'quotations apart': repeated('> a\n\n'),
  'code in bullets': repeated('- ```\n  a\n  ```\n'),
  headings: repeated('# a\n'),
  'headings underlined': repeated('a\n===\n'),
  rules: repeated('***\n'),
  fences: repeated('```\na\n```\n'),
  'one fence': (kilobytes) => `\`\`\`\n${repeated('a\n')(kilobytes)}`,
  'indented code': repeated('    a\n'),
  'blocks of HTML': repeated('<p>a</p>\n\n'),
  'one block of HTML': repeated('<p>a</p>\n'),
  definitions: numbered((index) => `[a${index}]: /b\n`),
  'definitions and their references': numbered((index) => `[a${index}]\n\n[a${index}]: /b\n\n`),
  'definitions of one label': repeated('[a]: /b\n'),
  'definitions that never end': repeated('[a]: /b "\n'),
  footnotes: numbered((index) => `a[^${index}]\n\n[^${index}]: b\n\n`),
  rows: (kilobytes) => `| a | b |\n| - | - |\n${repeated('| c | d |\n')(kilobytes)}`,
  cells: (kilobytes) => `${repeated('|a')(kilobytes / 2)}|\n${repeated('|-')(kilobytes / 2)}|\n`,
  'rows of pipes': (kilobytes) => `|a|\n|-|\n${repeated('|')(kilobytes)}\n`,
  tables: repeated('|a|\n|-|\n|b|\n\n'),
  'blank lines': repeated('\n'),
  'line ends in bullets': (kilobytes) => `- a\n${repeated('\n')(kilobytes)}  b`,
}
