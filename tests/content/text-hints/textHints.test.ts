import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { book } from '../../../cms/demo/book.ts'
import { contents } from '../../../cms/demo/contents.ts'
import { errata } from '../../../cms/demo/errata/index.ts'
import { excerpt } from '../../../cms/demo/excerpt.ts'
import { materials } from '../../../cms/demo/materials.ts'
import { news } from '../../../cms/demo/news.ts'
import { readMacros } from '../../../content/macros.ts'
import { parseText } from '../../../content/text.ts'
import { applyMend, type TextHint } from '../../../content/text-hints/textHint.ts'
import { findTextHints } from '../../../content/textHints.ts'
import { importedBook } from '../../fixtures/importedBook.ts'
import { smallSnapshot } from '../../fixtures/smallSnapshot.ts'
import { hintCases, plainTexts } from './cases.ts'

const R = String.raw

describe('findTextHints', () => {
  it.each(hintCases)('%j: %s', (text, kind, ...mended) => {
    const hints = findTextHints(text)
    expect(hints.map((hint) => hint.kind)).toEqual([kind])
    expect(hints.flatMap(({ mends }) => mends.map((mend) => applyMend(text, mend)))).toEqual(mended)
  })

  it.each(plainTexts)('has nothing to say of %j', (text) => {
    expect(findTextHints(text)).toEqual([])
  })

  it('knows the macros of the book', () => {
    const { macros } = readMacros(R`\newcommand{\given}{\,|\,}\DeclareMathOperator{\tr}{tr}`)
    const hintsOf = (text: string) => findTextHints(text, macros).map(({ words }) => words)
    expect(hintsOf(R`\tr A`)).toEqual([R`\tr A`])
    expect(hintsOf(R`x \given y`)).toEqual([R`x \given y`])
    expect(findTextHints(R`\tr A`)).toEqual([])
  })

  it('names each place of several, in order, with its own mend', () => {
    const text = R`値は \frac{1}{2} と $5% of n$ と ¥alpha`
    expect(findTextHints(text).map(({ kind, start, words }) => ({ kind, start, words }))).toEqual([
      { kind: 'latex-outside', start: 3, words: R`\frac{1}{2}` },
      { kind: 'percent', start: 19, words: '%' },
      { kind: 'words-in-formula', start: 20, words: 'of' },
      { kind: 'yen', start: 29, words: '¥alpha' },
    ])
  })

  it('has nothing to say of the demo and of the fixtures', () => {
    const all = { book, contents, errata, excerpt, materials, news, a: smallSnapshot(), b: importedBook() }
    const texts = textsOf(all)
    expect(texts.length).toBeGreaterThan(300)
    expect(
      texts.filter((text) => parseText(text).some(({ kind }) => kind === 'math')).length,
    ).toBeGreaterThan(50)
    expect(texts.filter((text) => findTextHints(text).length > 0)).toEqual([])
  })

  it('takes a long text of one kind in its stride', () => {
    for (const part of [
      '$',
      '\\',
      '`',
      '{',
      R`\alpha `,
      '$a,',
      '\\(',
      '¥a ',
      'x_{',
      '＄x',
      '\\begin{align}',
    ]) {
      expect(findTextHints(part.repeat(5000 / part.length)).length).toBeLessThanOrEqual(10)
    }
  })
})

describe('a mend', () => {
  const parts = fc.constantFrom(
    ...[
      '$',
      '$$',
      '\\$',
      '`',
      '```',
      '\n',
      '\n\n',
      ' ',
      '\\',
      '\\(',
      '\\)',
      '\\[',
      '\\]',
      '{',
      '}',
      '(',
      ')',
    ],
    ...['¥', '＼', '＄', '%', '\\%', '"', ';', ',', ':', '=', '->', '5', 'x', 'a', 'if', 'foo', 'HOME', '数'],
    ...[
      R`\alpha`,
      R`\frac{1}{2}`,
      R`\frac`,
      R`\foo{a}`,
      'x_{t-1}',
      '^2',
      R`\in`,
      R`\text{`,
      R`\begin{align}`,
    ],
    ...[R`\end{align}`, R`\begin{cases}`, R`\end{cases}`, 'https://example.org', '-', '/', '*'],
  )
  const texts = fc.array(parts, { maxLength: 14 }).map((list) => list.join(''))

  it('is not asked for again at the same place', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const hint of findTextHints(text)) {
          for (const mend of hint.mends) {
            const again = findTextHints(applyMend(text, mend)).filter((one) => isSame(one, hint))
            expect({ text, mend, again }).toEqual({ text, mend, again: [] })
          }
        }
      }),
      { numRuns: 5000 },
    )
  })

  it('leads to an end, whichever is made first', () => {
    fc.assert(
      fc.property(texts, fc.infiniteStream(fc.nat()), (start, choices) => {
        let text = start
        for (let step = 0; ; step += 1) {
          const mends = findTextHints(text).flatMap((hint) => hint.mends)
          const mend = mends[(choices.next().value ?? 0) % mends.length]
          if (mend === undefined) return
          text = applyMend(text, mend)
          expect({ start, text, step }).toEqual({ start, text, step: Math.min(step, 60) })
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('stands inside the text, and says what the hint is about', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { start, end, mends, words } of findTextHints(text)) {
          expect(start < end && end <= text.length && words !== '').toBe(true)
          for (const mend of mends) expect(mend.start <= mend.end && mend.end <= text.length).toBe(true)
        }
      }),
    )
  })
})

function isSame(one: TextHint, other: TextHint): boolean {
  return one.kind === other.kind && one.start === other.start
}

/** Every string of a value, however deep. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsOf)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}
