import sharp from 'sharp'
import type {Sharp} from 'sharp'

/** Four quarters: red and green above, blue and white below. Says which part of an image is left, and which way up. */
export function createQuarters(width = 80, height = 40): Sharp {
  const quarter = (background: string) => ({
    create: {width: width / 2, height: height / 2, channels: 3 as const, background},
  })
  const canvas = {create: {width, height, channels: 3 as const, background: '#ffffff'}}
  const quarters = [
    {input: quarter('#ff0000'), left: 0, top: 0},
    {input: quarter('#00ff00'), left: width / 2, top: 0},
    {input: quarter('#0000ff'), left: 0, top: height / 2},
  ]
  return sharp(canvas).composite(quarters).removeAlpha()
}

const NAMES: Readonly<Record<string, string>> = {
  '1,0,0': 'red',
  '0,1,0': 'green',
  '0,0,1': 'blue',
  '1,1,1': 'white',
}

/** The format and size of an encoded image, and the colours near its four corners. */
export async function describeImage(bytes: Uint8Array): Promise<string> {
  const image = sharp(bytes)
  const {format, width, height} = await image.metadata()
  const {data, info} = await image.removeAlpha().raw().toBuffer({resolveWithObject: true})
  const colourAt = (x: number, y: number): string => {
    const start = (Math.round(y * (info.height - 1)) * info.width + Math.round(x * (info.width - 1))) * info.channels
    const rgb = [...data.subarray(start, start + 3)].map((value) => (value > 127 ? 1 : 0)).join(',')
    return NAMES[rgb] ?? rgb
  }
  const corners = [colourAt(0.1, 0.1), colourAt(0.9, 0.1), colourAt(0.1, 0.9), colourAt(0.9, 0.9)]
  return `${format} ${width}x${height} ${corners.join(' ')}`
}
