import { describe, expect, it } from 'vitest'
import type { CopyCounts } from '../../../content/countForCopy.ts'
import { formatDay, formatMoment } from '../../../site/i18n/formatDate.ts'
import { en } from '../../../site/i18n/en.ts'
import { ja } from '../../../site/i18n/ja.ts'

/** `linkKinds.buy: string`, for each leaf. */
function shape(value: object, path = ''): string[] {
  return Object.entries(value)
    .flatMap(([key, child]) =>
      typeof child === 'object' && child !== null
        ? shape(child as object, `${path}${key}.`)
        : [`${path}${key}: ${typeof child}`],
    )
    .sort()
}

/** The `{names}` that a script fills in. */
const placeholders = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).sort()

describe('what the site says', () => {
  it('is said in both languages', () => {
    expect(shape(en)).toEqual(shape(ja))
  })

  it('has the same gaps to fill in both languages', () => {
    for (const key of ['noPrintingOfDate', 'noSuchCopy'] as const) {
      expect(placeholders(en.copy[key]), key).toEqual(placeholders(ja.copy[key]))
    }
  })

  it('has the same gaps in what the ways to an erratum say', () => {
    const gaps = (said: Record<string, string>) =>
      Object.entries(said).map(([key, sentence]) => [key, placeholders(sentence)])
    expect(gaps(en.find.said)).toEqual(gaps(ja.find.said))
  })

  const counts: CopyCounts = {
    ...{ yes: 0, areSeveritiesStated: true, substantive: 0, unconfirmed: 0 },
    ...{ unknown: 0, no: 0, correctedInEbook: 0 },
  }
  const answer = (onPage: Partial<CopyCounts>, inList: Partial<CopyCounts> | null = null) => {
    const { lead, more } = en.copy.answer({
      ...{ kind: 'printing', copy: '2nd printing', isPart: inList !== null },
      onPage: { ...counts, ...onPage },
      inList: inList && { ...counts, ...inList },
    })
    return [lead, ...more].join(' ')
  }

  it.each<[say: (count: number) => string, ofNone: string, ofOne: string, ofTwo: string]>([
    [en.pages, '0 pages', '1 page', '2 pages'],
    [en.errataCount, '0 errata', '1 erratum', '2 errata'],
    [en.find.errataOfPlace, '0 errata', '1 erratum', '2 errata'],
    [en.openErrata, 'See the errata (0)', 'See the errata (1)', 'See the errata (2)'],
    [en.errataOnPart, '0 on this page', '1 on this page', '2 on this page'],
    [en.copy.all, 'Showing all errata (0).', 'Showing all errata (1).', 'Showing all errata (2).'],
    [
      en.copy.allOnPart,
      'Showing all errata on this page (0).',
      'Showing all errata on this page (1).',
      'Showing all errata on this page (2).',
    ],
    [
      en.copy.rest,
      'Also show 0 that do not apply',
      'Also show 1 that does not apply',
      'Also show 2 that do not apply',
    ],
    [en.copy.ofPrinting, 'no errata', '1 erratum', '2 errata'],
    [
      (before) => en.changes.indentation({ before, after: 4 }),
      'indentation of 4 instead of 0 spaces',
      'indentation of 4 instead of 1 space',
      'indentation of 4 instead of 2 spaces',
    ],
    [
      (yes) => en.copy.line({ copy: '2nd printing', counts: { ...counts, yes } }),
      'No errata apply to your 2nd printing',
      'Your 2nd printing has 1 erratum',
      'Your 2nd printing has 2 errata',
    ],
    [
      (unknown) => en.copy.line({ copy: '2nd printing', counts: { ...counts, yes: 1, unknown } }),
      'Your 2nd printing has 1 erratum',
      'Your 2nd printing has 1 erratum (not known for 1 more)',
      'Your 2nd printing has 1 erratum (not known for 2 more)',
    ],
    [
      (yes) => answer({ yes }),
      'Your 2nd printing: no errata.',
      'Your 2nd printing: 1 erratum, and it does not affect the content.',
      'Your 2nd printing: 2 errata, none of which affects the content.',
    ],
    [
      (substantive) => answer({ yes: 3, substantive }),
      'Your 2nd printing: 3 errata, none of which affects the content.',
      'Your 2nd printing: 3 errata, 1 of them affects the content.',
      'Your 2nd printing: 3 errata, 2 of them affect the content.',
    ],
    [
      (yes) => answer({ yes, substantive: yes }),
      'Your 2nd printing: no errata.',
      'Your 2nd printing: 1 erratum, and it affects the content.',
      'Your 2nd printing: 2 errata, all of which affect the content.',
    ],
    [
      (unknown) => answer({ unknown }),
      'Your 2nd printing: no errata.',
      'Your 2nd printing: no errata are known to apply. Also shown: 1 whose printings are not known.',
      'Your 2nd printing: no errata are known to apply. Also shown: 2 whose printings are not known.',
    ],
    [
      (unconfirmed) => answer({ yes: 3, areSeveritiesStated: false, unconfirmed }),
      'Your 2nd printing: 3 errata.',
      'Your 2nd printing: 3 errata. 1 is still being checked.',
      'Your 2nd printing: 3 errata. 2 are still being checked.',
    ],
    [
      (correctedInEbook) => answer({ correctedInEbook }),
      'Your 2nd printing: no errata.',
      'Your 2nd printing: no errata. 1 has been corrected in the latest file.',
      'Your 2nd printing: no errata. 2 have been corrected in the latest file.',
    ],
    [
      (yes) => answer({ yes }, { yes: 3, areSeveritiesStated: false }),
      'Your 2nd printing: 3 errata. 0 of them are on this page.',
      'Your 2nd printing: 3 errata. 1 of them is on this page.',
      'Your 2nd printing: 3 errata. 2 of them are on this page.',
    ],
    [
      (yes) => answer({ yes: Math.min(yes, 1) }, { yes, areSeveritiesStated: false }),
      'Your 2nd printing: no errata.',
      'Your 2nd printing: 1 erratum. It is on this page.',
      'Your 2nd printing: 2 errata. 1 of them is on this page.',
    ],
  ])('counts in English: %s', (say, ...expected) => {
    expect([0, 1, 2].map((count) => say(count))).toEqual(expected)
  })

  it('has no plural in a sentence whose number a script fills in', () => {
    const sentences = [
      ...Object.values(en.find.said),
      ...[en.device.since.added, en.device.since.changed],
      ...[en.device.done.count, en.device.done.countOnPart, en.device.done.readDone],
    ].filter((sentence) => sentence.includes('{count}'))
    // “errata” is of {total}: two at least, or there is nothing to look for.
    const fixed = ['{count} of {total} errata found.']
    expect(sentences.filter((sentence) => /\b(?:errata|are|is|have|has)\b/.test(sentence))).toEqual(fixed)
  })

  it('says who reported an erratum and when, as far as it is known', () => {
    expect(en.reported('2 February 2026', 'Taro')).toBe('Reported on 2 February 2026 by Taro')
    expect(en.reported(null, 'Taro')).toBe('Reported by Taro')
    expect(ja.reported('2026年2月2日', '読者 太郎')).toBe('2026年2月2日報告、報告者 読者 太郎')
  })
})

describe('dates', () => {
  it('are written as each language writes them', () => {
    expect(formatDay('2023-02-17', 'ja')).toEqual({ words: '2023年2月17日', iso: '2023-02-17' })
    expect(formatDay('2023-02-17', 'en')).toEqual({ words: '17 February 2023', iso: '2023-02-17' })
  })

  it('give a moment the day that Japan had then', () => {
    expect(formatMoment('2026-03-31T20:00:00.000Z', 'ja').words).toBe('2026年4月1日')
  })
})
