import { describe, expect, it } from 'vitest'
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

  it('counts in English', () => {
    expect([en.errataCount(1), en.errataCount(2), en.pages(1)]).toEqual(['1 erratum', '2 errata', '1 page'])
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
