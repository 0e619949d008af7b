import { remember } from '../../content/remember.ts'
import { previewSize, type Preview } from '../page-models/preview.ts'
import { setText, type TypeSize } from './breakLines.ts'
import type { ShapedLine, ShapeText } from './shapeText.ts'

/** A line of text in the picture: `x` is where it begins, `y` its baseline, in pixels. */
export type PlacedLine = {
  line: ShapedLine
  size: number
  x: number
  y: number
  ink: 'title' | 'soft' | 'accent'
}

/** A rectangle of the picture, in pixels. */
export type Box = { x: number; y: number; width: number; height: number }

/** Where everything stands in a preview picture. `rule`: the line above the count. */
export type Layout = { lines: PlacedLine[]; rule: Box | null; cover: Box | null }

const margin = 80
const inner: Box = {
  x: margin,
  y: 72,
  width: previewSize.width - 2 * margin,
  height: previewSize.height - 2 * 72,
}
/** The most room that a cover takes. */
export const mostOfCover = { width: 330, height: inner.height } as const
const besideCover = 64
const leading = 1.32
// From a line's top to its baseline, for a line of text that is in the middle of its leading.
const baseline = 0.5 * leading + 0.36

/** Room that the count and its rule take at the foot. */
const footOf = (count: string | null) => (count === null ? 0 : 112)

/** Sets the words of a picture beside its cover, of which the size in pixels is given. */
export function layOut({
  preview: { title, subtitle, authors, separator, count },
  cover,
  shape,
}: {
  preview: Omit<Preview, 'cover'>
  cover: { width: number; height: number } | null
  shape: ShapeText
}): Layout {
  const coverBox = cover === null ? null : placeCover(cover)
  const width = coverBox === null ? inner.width : coverBox.x - besideCover - inner.x
  const room = inner.height - footOf(count)
  const set = (text: string | null, style: Style) => setBlock({ text: text ?? '', width, shape, style })
  const names = authors.map((name) => shape.drawable(name, styles.authors.weight)).filter(Boolean)
  const below = [set(subtitle, styles.subtitle), set(names.join(separator), styles.authors)]
  const setTitle = (underneath: readonly Block[]) => {
    const roomOfTitle = room - heightOf(underneath)
    const sizes = titleSizes(width).map((size) => ({ size, lines: mostLines(roomOfTitle, size) }))
    return set(title, { ...styles.title, sizes })
  }
  // A long title has the room of the subtitle, and then that of the authors, too.
  let others = below
  let ofTitle = setTitle(others)
  while (!ofTitle.isWhole && others.length > 0) {
    others = others.slice(1)
    ofTitle = setTitle(others)
  }
  const blocks = [ofTitle, ...others]
  const foot = inner.y + inner.height
  const counted = set(count, styles.count)
  return {
    lines: [
      ...placeBlocks(blocks, inner.y + (room - heightOf(blocks)) / 2),
      ...placeBlocks([counted], foot - 10 - baseline * counted.size),
    ],
    rule: count === null ? null : { x: inner.x, y: foot - 84, width, height: 2 },
    cover: coverBox,
  }
}

function placeBlocks(blocks: readonly Block[], top: number): PlacedLine[] {
  let y = top
  return blocks.flatMap(({ lines, size, style: { before, ink } }, index) => {
    y += index === 0 || lines.length === 0 ? 0 : before
    return lines.map((line) => {
      y += leading * size
      return { line, size, x: inner.x, y: y - (leading - baseline) * size, ink }
    })
  })
}

/** How a text is set: its weight, the sizes that are tried, the space before it, its colour. */
type Style = { weight: number; sizes: readonly TypeSize[]; before: number; ink: PlacedLine['ink'] }

const styles = {
  title: { weight: 700, sizes: [], before: 0, ink: 'title' },
  subtitle: {
    ...{ weight: 500, before: 18, ink: 'title' },
    sizes: [
      { size: 34, lines: 2 },
      { size: 30, lines: 2 },
    ],
  },
  authors: { weight: 500, sizes: [{ size: 30, lines: 2 }], before: 26, ink: 'soft' },
  count: { weight: 700, sizes: [{ size: 46, lines: 1 }], before: 0, ink: 'accent' },
} as const satisfies Record<string, Style>

type Block = { size: number; lines: ShapedLine[]; isWhole: boolean; style: Style }

const heightOf = (blocks: readonly Block[]): number =>
  blocks.reduce(
    (sum, { size, lines, style }) =>
      sum + (lines.length === 0 ? 0 : style.before + leading * size * lines.length),
    0,
  )
const mostLines = (room: number, size: number): number => Math.max(1, Math.floor(room / (leading * size)))
const titleSizes = (width: number): number[] =>
  width > 900 ? [88, 78, 70, 62, 54, 48, 42] : [72, 66, 60, 54, 48, 42, 36]

function setBlock({
  text,
  width,
  shape,
  style,
}: {
  text: string
  width: number
  shape: ShapeText
  style: Style
}): Block {
  const { weight, sizes } = style
  const [first, ...others] = sizes
  const words = shape.drawable(text, weight)
  if (first === undefined || words === '') return { size: 0, lines: [], isWhole: true, style }
  const shaped = remember((line: string) => shape.line(line, weight))
  const { size, lines, isWhole } = setText({
    ...{ text: words, width, sizes: [first, ...others] },
    measure: (line) => shaped(line).width,
  })
  return { size, lines: lines.map(shaped), isWhole, style }
}

function placeCover({ width, height }: { width: number; height: number }): Box {
  return {
    x: inner.x + inner.width - width,
    y: Math.round(inner.y + (inner.height - height) / 2),
    width,
    height,
  }
}
