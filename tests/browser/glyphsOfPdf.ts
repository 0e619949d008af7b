import { inflateSync } from 'node:zlib'

/**
 * How many glyphs stand on each sheet of a PDF that Chromium has printed: it writes each page as an object with one compressed
 * stream, and glyphs as hexadecimal numbers of four digits.
 */
export function glyphsOfPdf(pdf: Buffer): number[] {
  const text = pdf.toString('latin1')
  const pages = [...text.matchAll(/\/Type \/Page\b[\s\S]*?\/Contents (\d+) 0 R/g)]
  if (pages.length === 0) throw new Error('The PDF has no pages that can be read.')
  return pages.map(([, object = '']) => countGlyphs(readStream({ pdf, text, object })))
}

function readStream({ pdf, text, object }: { pdf: Buffer; text: string; object: string }): string {
  const start = text.indexOf(`\n${object} 0 obj\n`)
  const length = Number(/\/Length (\d+)/.exec(text.slice(start))?.[1])
  const begin = text.indexOf('stream\n', start) + 'stream\n'.length
  return inflateSync(pdf.subarray(begin, begin + length)).toString('latin1')
}

function countGlyphs(stream: string): number {
  return [...stream.matchAll(/<([0-9A-Fa-f]+)>(?=[^\n]*T[jJ])/g)].reduce(
    (sum, [, digits = '']) => sum + digits.length / 4,
    0,
  )
}
