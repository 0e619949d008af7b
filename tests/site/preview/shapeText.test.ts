import { beforeAll, describe, expect, it } from 'vitest'
import { createShaper, type ShapeText } from '../../../site/preview/shapeText.ts'
import { openTypeFaces, previewFonts } from '../../../site/preview/typeFaces.ts'

let shape: ShapeText
beforeAll(async () => {
  shape = createShaper(await openTypeFaces(previewFonts))
})

describe('the fonts of preview pictures', () => {
  it.each([
    ['Japanese', '髙﨑𠮷葛辻々〆ヶ「漢字・かな」ー①㈱〒→…―'],
    ['Chinese', '陈省身们张伟龙书讲义数据結構'],
    ['Latin with accents', 'ÀéîõüßŁŚŻĄđğœæØÅẞNguyễnThịảñçřžőű'],
    ['Greek', 'ΑΒΓΔΩαβγδεθλμπσςφψωέή'],
    ['Cyrillic', 'АБВГДЕЁЖЗИЙЩЪЫЬЭЮЯабвгдеёжзийщъыьэюяіїєґ'],
    ['signs of mathematics', 'ℝℂℕℤℚ∇∂∑∏∫√∞≤≥≠≈∼≡→↦⇒⇔∈∉⊂⊆∝±×÷·²³ⁿ₀₁₂𝔸ℒ'],
    ['punctuation', '“Quotes” ‘and’ – — … • § © ® ™ € £ ¥ % & @ # * / \\ | ~ ^ _'],
  ])('have %s', (_script, text) => {
    expect(shape.drawable(text, 700)).toBe(text)
    for (const letter of text.replaceAll(' ', '')) {
      const { width, glyphs } = shape.line(letter, 500)
      expect(width, letter).toBeGreaterThan(0)
      expect(glyphs[0]?.outline(), letter).toMatch(/^M/)
    }
  })

  it('set a superscript or a subscript that none of them has as a small letter', () => {
    const [ofLetter] = shape.line('n', 500).glyphs
    const [raised, lowered] = shape.line('ⁿₙ', 500).glyphs
    expect([raised?.outline(), lowered?.outline()]).toEqual([ofLetter?.outline(), ofLetter?.outline()])
    expect((raised?.scale ?? 1) / (ofLetter?.scale ?? 1)).toBeCloseTo(0.62)
    expect([raised?.y, lowered?.y]).toEqual([-0.34, 0.14])
  })

  it('draw another weight with other outlines', () => {
    expect(shape.line('題', 700).glyphs[0]?.outline()).not.toBe(shape.line('題', 500).glyphs[0]?.outline())
  })
})

describe('a text in a preview picture', () => {
  it('is without what no font has, and without the spaces that this would leave', () => {
    expect(shape.drawable('Rust 🦀 入門 👩‍💻', 700)).toBe('Rust 入門')
    expect(shape.drawable('a\u202eb\u0000c\u00ad\nd', 700)).toBe('abc d')
    expect(shape.drawable('🦀', 700)).toBe('')
    expect(shape.drawable('مقدمة عن عبرית', 700)).toBe('')
  })

  it('keeps a letter whose accent or form no font has', () => {
    expect(shape.drawable('葛\u{E0100}城', 700)).toBe('葛城')
    expect(shape.drawable('e\u0301', 700)).toBe('é')
  })

  it('has a small space between Japanese and Latin letters, and none where there is one already', () => {
    const widths = (...texts: string[]) => texts.reduce((sum, text) => sum + shape.line(text, 700).width, 0)
    expect(widths('正誤48件') - widths('正誤', '48', '件')).toBeCloseTo(0.3)
    expect(widths('正誤 48 件') - widths('正誤', ' 48 ', '件')).toBeCloseTo(0)
  })
})
