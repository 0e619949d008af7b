import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFontCutter } from '../../../site/assets/cutFonts.ts'
import { readKatexStyles } from '../../../site/math/katexStyles.ts'

const { dir } = readKatexStyles()
const bold = 'KaTeX_Main-Bold'

describe('a cut font', () => {
  it('is smaller, a woff2, and named after its content', async () => {
    const { path, content } = await createFontCutter(dir)(bold, 'xyz')
    expect(path).toMatch(/^assets\/KaTeX_Main-Bold-[0-9a-f]{10}\.woff2$/)
    expect(Buffer.from(content).toString('latin1', 0, 4)).toBe('wOF2')
    expect(content.length).toBeLessThan(readFileSync(join(dir, `${bold}.woff2`)).length / 5)
  })

  it('has the same bytes each time, and others for other characters', async () => {
    const [one, same, other] = await Promise.all(
      ['xyz', 'xyz', 'xy'].map((characters) => createFontCutter(dir)(bold, characters)),
    )
    expect(same).toEqual(one)
    expect(other?.path).not.toBe(one?.path)
  })

  it('is made once', async () => {
    const cut = createFontCutter(dir)
    expect(await cut(bold, 'x')).toBe(await cut(bold, 'x'))
  })

  it('passes over characters that the font does not have', async () => {
    const cut = createFontCutter(dir)
    expect((await cut(bold, 'x日本')).path).toBe((await cut(bold, 'x')).path)
  })
})
