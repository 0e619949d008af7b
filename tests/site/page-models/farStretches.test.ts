import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { divideReadings, type Stretch } from '../../../site/page-models/farStretches.ts'
import { comparePair, textOf } from '../changes/showPair.ts'

const read = (original: string, correction: string, lang: string) => {
  const compared = comparePair({ original, correction, lang, macros: '', locale: 'ja' })
  const readings = { original: compared.original.parts, correction: compared.correction.parts }
  return { readings, divided: divideReadings(readings, { lang }) }
}
const divide = (original: string, correction: string, lang = 'ja') => read(original, correction, lang).divided
const textOfStretch = ({ parts }: Stretch) => parts.map(textOf).join('')
/** A reading as paper shows it. */
const onPaper = (stretches: Stretch[] | undefined) =>
  stretches?.map((stretch) => (stretch.isFar ? '…' : textOfStretch(stretch))).join('')
const bothOnPaper = (...pair: Parameters<typeof divide>) => {
  const divided = divide(...pair)
  return [onPaper(divided?.original), onPaper(divided?.correction)]
}

const clause =
  '意思表示は、法律行為の目的および取引上の社会通念に照らして重要なものであるときは、取り消すことができる。'
const others =
  'この取消しは、その事情が法律行為の基礎とされていることが表示されていたときに限り、することができる。'
const long = others.repeat(3)

describe('a long reading with a small change, on paper,', () => {
  it('has the change with its context, the same in both', () => {
    expect(bothOnPaper(long + clause + long, long + clause.replace('重要', '重大') + long)).toEqual([
      '…意思表示は、法律行為の目的および取引上の社会通念に照らして重要なものであるときは、取り消すことができる。…',
      '…意思表示は、法律行為の目的および取引上の社会通念に照らして重大なものであるときは、取り消すことができる。…',
    ])
  })

  it('has the place where something is added, also in what is wrong', () => {
    const [wrong, right] = bothOnPaper(long + long, `${long}ただし、この限りでない。${long}`)
    expect(right?.replace('ただし、この限りでない。', '')).toBe(wrong)
    expect(wrong).toMatch(/^…[^…]{15,45}。[^…]{15,45}…$/)
  })

  it('has each of several changes', () => {
    const [wrong, right] = bothOnPaper(
      `前条の規定による。${long}善意の第三者に対抗することができない。${long}`,
      `次条の規定による。${long}悪意の第三者に対抗することができない。${long}`,
    )
    expect(wrong).toMatch(/^前条の規定による。[^…]+…[^…]+善意の第三者に対抗することができない。…$/)
    expect(wrong?.replace('前条', '次条').replace('善意', '悪意')).toBe(right)
  })

  it('has a formula that differs inside, also where one of the two has no mark', () => {
    const [wrong, right] = bothOnPaper(
      `${long}濃度は$x^2$とする。${long}`,
      `${long}濃度は$x^2+1$とする。${long}`,
    )
    expect(wrong).toMatch(/^…[^…]+濃度はx\^2とする。[^…]+…$/)
    expect(wrong?.replace('x^2', 'x^2+1')).toBe(right)
  })

  it('is cut between the words of its language, and keeps formulas whole', () => {
    const prose = 'The seller remains liable until the goods are handed over to the first carrier. '
    const formula = 'The price is $p = \\frac{a}{b}$ and never more than that. '
    expect(
      bothOnPaper(
        prose.repeat(4) + formula + prose.repeat(4),
        prose.repeat(4) + formula.replace('never', 'seldom') + prose.repeat(4),
        'en',
      ),
    ).toEqual([
      '… The price is p = \\frac{a}{b} and never more than that. The seller remains liable until the goods are handed over to the first carrier. … ',
      '… The price is p = \\frac{a}{b} and seldom more than that. The seller remains liable until the goods are handed over to the first carrier. … ',
    ])
  })
})

describe('nothing is left out', () => {
  it.each([
    ['of a short reading', clause, clause.replace('重要', '重大')],
    ['where the whole is another text', long, clause.repeat(4).replaceAll('意思', '契約')],
    ['where nothing is marked', long, long],
    [
      'where little lies between the changes',
      '前条の規定による。'.repeat(20),
      '次条の規定による。'.repeat(20),
    ],
  ])('%s', (_name, original, correction) => {
    expect(divide(original, correction)).toBeNull()
  })
})

it('the stretches of any two readings are the readings, and what is left out is the same in both', () => {
  const piece = fc.constantFrom(
    others,
    clause,
    '重要',
    '及び',
    '$x^2$',
    '`a b`',
    ' word ',
    '、',
    '\n',
    'https://example.org/',
  )
  const text = fc.array(piece, { minLength: 1, maxLength: 14 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(text, text, text, (start, middle, end) => {
      const { readings, divided } = read(start + clause + end, start + middle + end, 'ja')
      if (divided === null) return
      const far = (stretches: Stretch[]) =>
        stretches.filter(({ isFar }) => isFar).map((stretch) => textOfStretch(stretch).replace(/\s/g, ''))
      expect(far(divided.original)).toEqual(far(divided.correction))
      for (const side of ['original', 'correction'] as const) {
        expect(divided[side].map(textOfStretch).join('')).toBe(readings[side].map(textOf).join(''))
        expect(divided[side].some(({ isFar, parts }) => isFar && parts.some(({ change }) => change))).toBe(
          false,
        )
      }
    }),
    { numRuns: 100 },
  )
})
