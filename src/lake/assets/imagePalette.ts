import {DefaultGenerator} from '@vibrant/generator-default'
import {MMCQ} from '@vibrant/quantizer-mmcq'

/** A colour of an image, with what is legible on it. */
interface PaletteSwatch {
  _type: 'sanity.imagePaletteSwatch'
  /** `#rrggbb`. */
  background: string
  foreground: '#000' | '#fff'
  /** How much of the image has it, in per cent. */
  population: number
  title: '#000' | '#fff'
}

const NAMES = {
  darkMuted: 'DarkMuted',
  darkVibrant: 'DarkVibrant',
  lightMuted: 'LightMuted',
  lightVibrant: 'LightVibrant',
  muted: 'Muted',
  vibrant: 'Vibrant',
} as const

/** Colours of an image by their character. */
export type ImagePalette = {_type: 'sanity.imagePalette'} & Partial<
  Record<keyof typeof NAMES | 'dominant', PaletteSwatch>
>

type Swatch = ReturnType<typeof MMCQ>[number]

const COLOURS = 64

function toSwatch(swatch: Swatch, pixels: number): PaletteSwatch {
  const {hex, population, titleTextColor, bodyTextColor} = swatch
  return {
    _type: 'sanity.imagePaletteSwatch',
    background: hex,
    foreground: bodyTextColor === '#000' ? '#000' : '#fff',
    population: Math.round((population / pixels) * 10_000) / 100,
    title: titleTextColor === '#000' ? '#000' : '#fff',
  }
}

/**
 * Finds the colours that stand for an image. A colour that it does not have is made up from the others.
 *
 * @param pixels - Red, green, blue and alpha of each pixel; a small version of the image is enough.
 */
export async function findPalette(pixels: Buffer): Promise<ImagePalette> {
  const count = pixels.length / 4
  const swatches = MMCQ(pixels as unknown as Parameters<typeof MMCQ>[0], {colorCount: COLOURS})
  const found = await DefaultGenerator(swatches)
  const dominant = swatches.reduce<Swatch | undefined>(
    (most, swatch) => (most !== undefined && most.population >= swatch.population ? most : swatch),
    undefined,
  )
  const named = Object.entries(NAMES).flatMap(([name, vibrantName]) => {
    const swatch = found[vibrantName]
    return swatch ? [[name, toSwatch(swatch, count)] as const] : []
  })
  return {
    _type: 'sanity.imagePalette',
    ...Object.fromEntries(named),
    ...(dominant === undefined ? {} : {dominant: toSwatch(dominant, count)}),
  }
}
