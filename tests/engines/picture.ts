import sharp from 'sharp'

/** A picture in grey. Outside of it nothing is dark. */
export type Picture = {
  width: number
  height: number
  /** Whether a stroke covers the pixel, or most of it. */
  isDark: (x: number, y: number) => boolean
  /** Whether a stroke covers some of it: a thin one between two pixels makes neither of them dark. */
  isGrey: (x: number, y: number) => boolean
}

// Of 255, which is white.
const dark = 128
const grey = 210

/** Reads a PNG. */
export async function readPicture(png: Buffer): Promise<Picture> {
  const { data, info } = await sharp(png)
    .flatten({ background: '#fff' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  const isBelow = (x: number, y: number, limit: number) =>
    x >= 0 && y >= 0 && x < width && y < height && (data[(y * width + x) * channels] ?? 255) < limit
  return {
    width,
    height,
    isDark: (x, y) => isBelow(x, y, dark),
    isGrey: (x, y) => isBelow(x, y, grey),
  }
}
