import type { TypeFace, TypeFaces } from './typeFaces.ts'

/** A glyph of a line: its outline as SVG writes it (y goes up), where it stands, and the factor to get ems of its units. */
type Glyph = { outline: () => string; x: number; y: number; scale: number }

/** A line of text, in ems: 1 is the size of its type. */
export type ShapedLine = { width: number; glyphs: Glyph[] }

/** Texts as the fonts have them. What no font has is left out. */
export type ShapeText = {
  /** Sets a text on one line. */
  line: (text: string, weight: number) => ShapedLine
  /** What is left of a text, with one space where there were several. */
  drawable: (text: string, weight: number) => string
}

// JLREQ 3.2.3: a quarter em lies between Japanese and Latin letters; at the size of a title less is enough.
const spaceBetweenScripts = 0.15
const isJapanese = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}々ー]/u
const isWestern = /^[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{Nd}]/u

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' })

/** Sets texts in some faces. */
export function createShaper({ find }: Pick<TypeFaces, 'find'>): ShapeText {
  const shapeRun = ({ face, text, form }: Run): ShapedLine => {
    const scale = form.size / face.unitsPerEm
    let width = 0
    const glyphs = face.shape(text).map(({ glyph, advance, x, y }): Glyph => {
      const placed = {
        outline: () => face.outline(glyph),
        x: width + x * scale,
        y: -form.raise - y * scale,
        scale,
      }
      width += advance * scale
      return placed
    })
    return { width, glyphs }
  }
  const runsOf = (text: string, weight: number) => toRuns(text, (cluster) => find(cluster, weight))
  const line: ShapeText['line'] = (text, weight) => {
    let width = 0
    const glyphs: Glyph[] = []
    let before: Run | null = null
    for (const run of runsOf(text, weight)) {
      if (before !== null && meetAsScripts(before, run)) width += spaceBetweenScripts
      const shaped = shapeRun(run)
      for (const glyph of shaped.glyphs) glyphs.push({ ...glyph, x: glyph.x + width })
      width += shaped.width
      before = run
    }
    return { width, glyphs }
  }
  return {
    line,
    drawable: (text, weight) =>
      runsOf(
        text
          .normalize('NFC')
          .replace(/\s+/g, ' ')
          .replace(/[\p{Cc}\p{Cf}]/gu, ''),
        weight,
      )
        .map((run) => run.source)
        .join('')
        .replace(/\s+/g, ' ')
        .trim(),
  }
}

/** Letters that follow each other, of one face and on one side of a boundary of scripts. */
/** `source`: the text that it is made from. */
type Run = Cluster & { source: string; first: string; last: string }

/** What is shaped together with others of its face and form. `text`: as the face has it. */
type Cluster = { face: TypeFace; text: string; form: Form }

/** How large a letter is set, and how high above the baseline, in ems. */
type Form = { size: number; raise: number }
const plain: Form = { size: 1, raise: 0 }
const superscript: Form = { size: 0.62, raise: 0.34 }
const subscript: Form = { size: 0.62, raise: -0.14 }

function toRuns(text: string, faceOf: (cluster: string) => TypeFace | null): Run[] {
  const runs: Run[] = []
  for (const { segment } of graphemes.segment(text)) {
    const cluster = findCluster(segment, faceOf)
    if (cluster === null) continue
    const last = runs.at(-1)
    const source = cluster.form === plain ? cluster.text : segment
    const run = { ...cluster, source, first: segment, last: segment }
    if (last?.face === run.face && last.form === run.form && !meetAsScripts(last, run)) {
      last.text += run.text
      last.source += run.source
      last.last = segment
    } else runs.push(run)
  }
  return runs
}

/**
 * A cluster as one face has it: whole, else without what is added to its first character (an accent, a choice among forms), else as
 * the plain letter that it is a superscript or a subscript of.
 */
function findCluster(segment: string, faceOf: (cluster: string) => TypeFace | null): Cluster | null {
  const [first = ''] = segment
  if (rightToLeft.test(first)) return null
  for (const text of new Set([segment, first])) {
    const face = faceOf(text)
    if (face !== null) return { face, text, form: plain }
  }
  const form = superscripts.test(first) ? superscript : subscripts.test(first) ? subscript : null
  const text = first.normalize('NFKC')
  const face = form === null ? null : faceOf(text)
  return face === null || form === null ? null : { face, text, form }
}

// The font of mathematics has some letters of these, and none of them joined.
const rightToLeft = /[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/u
const superscripts = /[\u1d2c-\u1d61\u1d78\u1d9b-\u1dbf\u2070-\u207f]/
const subscripts = /[\u1d62-\u1d6a\u2080-\u209c\u2c7c]/

const meetAsScripts = (before: Pick<Run, 'last'>, after: Pick<Run, 'first'>): boolean =>
  (isJapanese.test(before.last) && isWestern.test(after.first)) ||
  (isWestern.test(before.last) && isJapanese.test(after.first))
