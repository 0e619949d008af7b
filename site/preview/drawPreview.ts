import type sharp from 'sharp'
import { previewSize, type Preview } from '../page-models/preview.ts'
import { layOut, mostOfCover, type Box, type Layout, type PlacedLine } from './layOut.ts'
import type { ShapeText } from './shapeText.ts'

/** A cover at the size at which pictures show it: three bytes a pixel. */
export type SmallCover = { pixels: Buffer; width: number; height: number }

/** The library: it is loaded when a picture is drawn. */
export type Sharp = typeof sharp

// Of uploads as the CMS takes them, the largest has 24 million pixels.
const mostPixels = 50_000_000

/** Reads a cover from the disk. Throws where it is no picture, or is damaged. */
export async function readCover(sharp: Sharp, path: string): Promise<SmallCover> {
  const { data, info } = await sharp(path, { limitInputPixels: mostPixels })
    .rotate()
    .resize({ ...mostOfCover, fit: 'inside' })
    .flatten({ background: colours.sheet })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  if (info.channels !== 3) throw new Error(`A cover with ${info.channels} channels can't be drawn.`)
  return { pixels: data, width: info.width, height: info.height }
}

/** A preview picture as SVG, without its cover. Its texts are outlines of glyphs: no font of the machine is asked for. */
export function writeSvg({
  shape,
  preview,
  cover,
}: {
  shape: ShapeText
  preview: Preview
  cover: SmallCover | null
}): { svg: string; coverAt: Box | null } {
  const layout = layOut({ preview, cover, shape })
  return { svg: toSvg(layout), coverAt: layout.cover }
}

/** Draws a picture, as PNG. */
export async function drawPicture({
  sharp,
  picture: { svg, coverAt },
  cover,
}: {
  sharp: Sharp
  picture: ReturnType<typeof writeSvg>
  cover: SmallCover | null
}): Promise<Uint8Array> {
  const drawn = sharp(Buffer.from(svg)).flatten({ background: colours.paper })
  if (cover !== null && coverAt !== null) {
    const { pixels, width, height } = cover
    drawn.composite([{ input: pixels, raw: { width, height, channels: 3 }, left: coverAt.x, top: coverAt.y }])
  }
  return drawn.png({ compressionLevel: 9 }).toBuffer()
}

// base.css, in light.
const colours = {
  paper: '#fdfcf9',
  sheet: '#ffffff',
  line: '#e3e0d8',
  accent: '#1f4f82',
  title: '#22262b',
  soft: '#4a525b',
} as const

function toSvg({ lines, rule, cover }: Layout): string {
  const { width, height } = previewSize
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`,
    `<rect width="${width}" height="${height}" fill="${colours.paper}"/>`,
    `<rect width="16" height="${height}" fill="${colours.accent}"/>`,
    ...(rule === null ? [] : [drawBox(rule, colours.line)]),
    ...(cover === null ? [] : shadeOf(cover)),
    ...lines.map(drawLine),
    '</svg>',
  ].join('')
}

// A soft edge in steps, which needs no filter.
function shadeOf({ x, y, width, height }: Box): string[] {
  return [12, 9, 6, 4, 2, 1].map(
    (spread) =>
      `<rect x="${x - spread}" y="${y - spread + 5}" width="${width + 2 * spread}" height="${height + 2 * spread}" ` +
      `rx="${spread}" fill="#000" fill-opacity="0.03"/>`,
  )
}

const drawBox = ({ x, y, width, height }: Box, fill: string): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`

function drawLine({ line, size, x, y, ink }: PlacedLine): string {
  const glyphs = line.glyphs.map(
    (glyph) =>
      `<path transform="translate(${round(glyph.x)} ${round(glyph.y)}) scale(${glyph.scale} ${-glyph.scale})" d="${glyph.outline()}"/>`,
  )
  return `<g fill="${colours[ink]}" transform="translate(${round(x)} ${round(y)}) scale(${size})">${glyphs.join('')}</g>`
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000
