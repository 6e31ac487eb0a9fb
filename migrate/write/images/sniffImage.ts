/** An image format that the Content Lake stores. */
export interface ImageFormat {
  mimeType: string
  extension: string
}

/** First bytes of each binary format; `at` is the offset. HEIF and AVIF name their brand after `ftyp`. */
const SIGNATURES: {format: ImageFormat; parts: {at: number; bytes: string}[]}[] = [
  {format: {mimeType: 'image/png', extension: 'png'}, parts: [{at: 0, bytes: '\x89PNG\r\n\x1a\n'}]},
  {format: {mimeType: 'image/jpeg', extension: 'jpg'}, parts: [{at: 0, bytes: '\xff\xd8\xff'}]},
  {format: {mimeType: 'image/gif', extension: 'gif'}, parts: [{at: 0, bytes: 'GIF8'}]},
  {
    format: {mimeType: 'image/webp', extension: 'webp'},
    parts: [
      {at: 0, bytes: 'RIFF'},
      {at: 8, bytes: 'WEBP'},
    ],
  },
  ...['avif', 'avis'].map((brand) => ({
    format: {mimeType: 'image/avif', extension: 'avif'},
    parts: [{at: 4, bytes: `ftyp${brand}`}],
  })),
  ...['heic', 'heix', 'mif1', 'msf1'].map((brand) => ({
    format: {mimeType: 'image/heif', extension: 'heif'},
    parts: [{at: 4, bytes: `ftyp${brand}`}],
  })),
  {format: {mimeType: 'image/tiff', extension: 'tif'}, parts: [{at: 0, bytes: 'II*\0'}]},
  {format: {mimeType: 'image/tiff', extension: 'tif'}, parts: [{at: 0, bytes: 'MM\0*'}]},
  {
    format: {mimeType: 'image/bmp', extension: 'bmp'},
    parts: [
      {at: 0, bytes: 'BM'},
      {at: 6, bytes: '\0\0\0\0'},
    ],
  },
  {format: {mimeType: 'image/vnd.adobe.photoshop', extension: 'psd'}, parts: [{at: 0, bytes: '8BPS'}]},
]

/** One piece of what XML allows before the root element: white space or a byte order mark, a declaration, a comment, a doctype. */
const BEFORE_ROOT = /\s+|<\?[^]*?\?>|<!--[^]*?-->|<!DOCTYPE[^>[]*(?:\[[^]*?\]\s*)?>/iy
const SVG_ROOT = /<svg[\s/>]/iy

/**
 * Tells an image by its content; names and declared types are not asked, since both are often wrong.
 *
 * @param bytes - The whole file.
 * @returns The format, or undefined when this is not an image that the Content Lake stores.
 */
export function sniffImage(bytes: Uint8Array): ImageFormat | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096))
  const text = head.toString('latin1')
  const found = SIGNATURES.find(({parts}) => parts.every(({at, bytes: expected}) => text.startsWith(expected, at)))
  if (found) return found.format
  return isSvg(head.toString('utf8')) ? {mimeType: 'image/svg+xml', extension: 'svg'} : undefined
}

/** Piece by piece: one pattern for all of them would try every way to divide a file full of comments. */
function isSvg(text: string): boolean {
  let start = 0
  for (BEFORE_ROOT.lastIndex = 0; BEFORE_ROOT.test(text);) start = BEFORE_ROOT.lastIndex
  SVG_ROOT.lastIndex = start
  return SVG_ROOT.test(text)
}
