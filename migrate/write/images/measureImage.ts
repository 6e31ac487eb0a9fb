import readExif from 'exif-reader'

/** Width and height of an image, in pixels. */
export interface ImageSize {
  width: number
  height: number
}

type Measure = (bytes: Buffer) => ImageSize | undefined

const MEASURES: Readonly<Record<string, Measure>> = {
  png: (bytes) => ({width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20)}),
  gif: (bytes) => ({width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8)}),
  bmp: (bytes) => ({width: Math.abs(bytes.readInt32LE(18)), height: Math.abs(bytes.readInt32LE(22))}),
  psd: (bytes) => ({width: bytes.readUInt32BE(18), height: bytes.readUInt32BE(14)}),
  jpg: measureJpeg,
  webp: measureWebp,
  avif: measureHeif,
  heif: measureHeif,
  svg: measureSvg,
  tif: measureTiff,
}

/**
 * Reads how large an image says that it is, without decoding it: a picture that claims a billion pixels is not unpacked to find
 * that out.
 *
 * @param bytes - The whole file.
 * @param extension - The extension of its format, which its content tells.
 * @returns Undefined where its header does not say, or breaks off.
 */
export function measureImage(bytes: Uint8Array, extension: string): ImageSize | undefined {
  try {
    return MEASURES[extension]?.(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  } catch (error) {
    // The header breaks off.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Segments follow each other by their lengths up to the one that says the size: `SOF`, which has fifteen kinds. */
function measureJpeg(bytes: Buffer): ImageSize | undefined {
  for (let at = 2; at < bytes.length;) {
    if (bytes[at] !== 0xff) return undefined
    const kind = bytes.readUInt8(at + 1)
    const isSize = kind >= 0xc0 && kind <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(kind)
    if (isSize) return {width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5)}
    const hasLength = kind !== 0xff && kind !== 0x01 && (kind < 0xd0 || kind > 0xd9)
    at += kind === 0xff ? 1 : hasLength ? 2 + bytes.readUInt16BE(at + 2) : 2
  }
  return undefined
}

/** The first chunk is of one of three kinds. */
function measureWebp(bytes: Buffer): ImageSize | undefined {
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8X':
      return {width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1}
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21)
      return {width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1}
    }
    case 'VP8 ':
      return {width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff}
    default:
      return undefined
  }
}

/** The box `ispe` says it; of several, as for tiles, the largest is the image. */
function measureHeif(bytes: Buffer): ImageSize | undefined {
  let largest: ImageSize | undefined
  for (let at = bytes.indexOf('ispe'); at > 0; at = bytes.indexOf('ispe', at + 4)) {
    const [width, height] = [bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12)]
    if (!largest || width * height > largest.width * largest.height) largest = {width, height}
  }
  return largest
}

/** Its first directory says it, among what EXIF says too. */
function measureTiff(bytes: Buffer): ImageSize | undefined {
  try {
    const {ImageWidth: width, ImageLength: height} = readExif(bytes).Image ?? {}
    return typeof width === 'number' && typeof height === 'number' ? {width, height} : undefined
  } catch {
    // The header breaks off, or is that of a BigTIFF.
    return undefined
  }
}

/** Only what is given in pixels counts; an SVG without it is as large as its place. */
function measureSvg(bytes: Buffer): ImageSize | undefined {
  const [tag = ''] = /<svg\b[^>]*>/i.exec(bytes.toString('utf8', 0, 8192)) ?? []
  const valueOf = (name: string): number | undefined => {
    const [, value] = new RegExp(`\\s${name}\\s*=\\s*["']\\s*(-?[\\d.]+)(?:px)?\\s*["']`, 'i').exec(tag) ?? []
    return value === undefined ? undefined : Number(value)
  }
  const [width, height] = [valueOf('width'), valueOf('height')]
  return width === undefined || height === undefined ? undefined : {width, height}
}
