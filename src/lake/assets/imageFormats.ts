import type {Metadata} from 'sharp'

/** An image's format, by its bytes. */
export interface ImageFormat {
  extension: string
  mimeType: string
}

const FORMATS: Readonly<Record<string, ImageFormat>> = {
  jpeg: {extension: 'jpg', mimeType: 'image/jpeg'},
  png: {extension: 'png', mimeType: 'image/png'},
  gif: {extension: 'gif', mimeType: 'image/gif'},
  webp: {extension: 'webp', mimeType: 'image/webp'},
  avif: {extension: 'avif', mimeType: 'image/avif'},
  tiff: {extension: 'tif', mimeType: 'image/tiff'},
  svg: {extension: 'svg', mimeType: 'image/svg+xml'},
}

/** The names of the formats that can be uploaded as images. */
export const IMAGE_FORMATS: readonly string[] = Object.keys(FORMATS)

/** sharp calls AVIF by its container, HEIF; the compression tells them apart. */
export function formatOf(metadata: Metadata): ImageFormat | undefined {
  if (metadata.format === 'heif') return metadata.compression === 'av1' ? FORMATS['avif'] : undefined
  return FORMATS[metadata.format]
}
