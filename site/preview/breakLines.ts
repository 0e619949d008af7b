import { splitPhrases } from '../i18n/phrases.ts'

/** The width of a text on one line, as a multiple of its size. */
export type Measure = (text: string) => number

/** A size of type, in pixels, with the most lines that a text may take at it. */
export type TypeSize = { size: number; lines: number }

/** A text in lines at a size, each no wider than was asked for. `isWhole`: nothing of it was left out. */
export type SetText = { size: number; lines: string[]; isWhole: boolean }

/**
 * Sets a text at the first of some sizes at which it fits, in lines of about the same length. At the last size, what is too long ends
 * with an ellipsis. Lines end between phrases (Japanese) or words; what has none that is short enough is broken anywhere.
 */
export function setText({
  text,
  width,
  sizes,
  measure,
}: {
  text: string
  /** Pixels. */
  width: number
  /** The largest first. */
  sizes: readonly [TypeSize, ...TypeSize[]]
  measure: Measure
}): SetText {
  const pieces = listPieces(text)
  for (const { size, lines: most } of sizes) {
    const lines = balance({ pieces, width: width / size, measure })
    if (lines.length <= most) return { size, lines, isWhole: true }
  }
  const { size, lines: most } = sizes.at(-1) ?? sizes[0]
  const lines = fill({ pieces, width: width / size, measure }).slice(0, most)
  const last = shortenLine({ line: lines.at(-1) ?? '', width: width / size, measure })
  return { size, lines: [...lines.slice(0, -1), last], isWhole: false }
}

// JIS X 4051: what begins no line, and what ends none.
const beginsNoLine =
  /^[\s\p{Pe}\p{Pf}、。，．・：；！？!?,.:;％%‰ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々〻ゝゞヽヾ…‥〜～\p{M}]/u
const endsNoLine = /[\p{Ps}\p{Pi}¿¡#＃]$/u

/** The pieces of a text that stay whole as long as a line is wide enough. */
function listPieces(text: string): string[] {
  const pieces = splitPhrases(text).flatMap((phrase) =>
    phrase.split(/(?<=\s)(?=\S)|(?<=[\p{L}\p{N}][-‐–—/])(?=[\p{L}\p{N}])/u),
  )
  return joinForbidden(pieces)
}

/** Joins what no line may begin with to what stands before it, and what no line may end with to what follows. */
function joinForbidden(pieces: readonly string[]): string[] {
  const joined: string[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (last !== undefined && (beginsNoLine.test(piece) || endsNoLine.test(last.trimEnd())))
      joined[joined.length - 1] = last + piece
    else joined.push(piece)
  }
  return joined
}

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' })
const lettersOf = (text: string): string[] => [...graphemes.segment(text)].map(({ segment }) => segment)

type Filling = { pieces: readonly string[]; width: number; measure: Measure }

/** Puts as many pieces on each line as it has room for. */
function fill({ pieces, width, measure }: Filling): string[] {
  const fits = (line: string) => measure(line.trimEnd()) <= width
  const lines: string[] = []
  let line = ''
  // What is too wide by itself is taken apart: first where a line may end, then anywhere.
  const add = (parts: readonly string[], [takeApart, ...others]: ((part: string) => string[])[]) => {
    for (const part of parts) {
      if (fits(line + part)) {
        line += part
        continue
      }
      if (line.trimEnd() !== '') lines.push(line.trimEnd())
      line = ''
      if (takeApart === undefined || fits(part)) line = part
      else add(takeApart(part), others)
    }
  }
  add(pieces, [(piece) => joinForbidden(lettersOf(piece)), lettersOf])
  if (line.trimEnd() !== '') lines.push(line.trimEnd())
  return lines
}

/** As many lines as a filling has, of about the same length: the narrowest that are no more. */
function balance({ pieces, width, measure }: Filling): string[] {
  const lines = fill({ pieces, width, measure })
  // No piece is broken that would not have been anyway.
  const widest = Math.max(0, ...pieces.map((piece) => measure(piece.trimEnd())).filter((own) => own <= width))
  let balanced = lines
  let [low, high] = [widest, width]
  for (let step = 0; step < 8; step += 1) {
    const middle = (low + high) / 2
    const narrower = fill({ pieces, width: middle, measure })
    if (narrower.length <= lines.length) {
      balanced = narrower
      high = middle
    } else low = middle
  }
  return balanced
}

function shortenLine({ line, width, measure }: { line: string; width: number; measure: Measure }): string {
  const letters = lettersOf(line)
  const end = (count: number) =>
    `${letters
      .slice(0, count)
      .join('')
      .replace(/[\s、。，,.・:：]+$/u, '')}…`
  let count = letters.length
  while (count > 0 && measure(end(count)) > width) count -= 1
  return end(count)
}
