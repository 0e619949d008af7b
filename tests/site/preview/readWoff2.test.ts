import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Blob, Face, Font } from 'harfbuzzjs'
import { describe, expect, it } from 'vitest'
import { toWoff2 } from '../../../site/assets/toWoff2.ts'
import { readKatexStyles } from '../../../site/math/katexStyles.ts'
import { readWoff2 } from '../../../site/preview/readWoff2.ts'

const { dir } = readKatexStyles()
const read = (name: string) => readFileSync(join(dir, name))

/** What HarfBuzz draws of each character of a font, and how wide it is. */
function glyphsOf(bytes: Uint8Array): [character: number, outline: string, advance: number][] {
  const font = new Font(new Face(new Blob(bytes)))
  return Array.from(font.face.collectUnicodes()).map((character) => {
    const glyph = font.nominalGlyph(character) ?? 0
    return [character, font.glyphToPath(glyph), font.glyphHAdvance(glyph)]
  })
}

describe('a WOFF2 font', () => {
  const names = readdirSync(dir).flatMap((file) => (file.endsWith('.ttf') ? [file.slice(0, -4)] : []))

  // KaTeX brings each of its fonts as TrueType, and as WOFF2 made by Google's encoder.
  it.each(names)('has the glyphs of the same font as TrueType: %s', (name) => {
    const glyphs = glyphsOf(read(`${name}.ttf`))
    expect(glyphs.length).toBeGreaterThan(20)
    expect(glyphsOf(readWoff2(read(`${name}.woff2`)))).toEqual(glyphs)
  })

  it('is read also where its outlines were stored as they are', async () => {
    const font = read('KaTeX_Main-Bold.ttf')
    expect(glyphsOf(readWoff2(await toWoff2(font)))).toEqual(glyphsOf(font))
  })

  it('that is none, or is damaged, is an error', () => {
    expect(() => readWoff2(read('KaTeX_Main-Bold.ttf'))).toThrow('This file is no WOFF2 font.')
    const damaged = read('KaTeX_Main-Bold.woff2')
    damaged.fill(0, damaged.length - 2000)
    expect(() => readWoff2(damaged)).toThrow()
  })
})
