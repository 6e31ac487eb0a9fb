/** Makes a text of a size out of a piece that is said again and again; the size is exact to a piece. */
type Shape = (kilobytes: number) => string

const KILOBYTE = 1024

const repeated =
  (piece: string): Shape =>
  (kilobytes) =>
    piece.repeat(Math.ceil((kilobytes * KILOBYTE) / piece.length))

/** Paragraphs and lists of what articles hold a lot of, and of what is made to exhaust parsers. The argument is the size in kilobytes of 1,024 characters. */
export const GROWTH_SHAPES: Readonly<Record<string, Shape>> = {
  links: repeated('a [link](/b "c") d '),
  emphasis: repeated('a *b* **c** _d_ '),
  brackets: repeated('a [b] c '),
  'back-ticks': repeated('a `b` c '),
  'emphasis that closes once too often': repeated('**a*'),
  'tildes that never close': repeated('~~a'),
  'brackets that never close': repeated('&[a '),
  'links that never end': repeated('[a](b (c '),
  'calls of no footnote': repeated('[^a] '),
  'items with tildes': repeated('- a ~ b\n'),
  'lists right between headings': repeated('# a\n- b\n'),
  'quotations with lines that lack their mark': repeated('> a\nb\n'),
  'words right below quoted headings': repeated('> # a\n![[\n'),
}
