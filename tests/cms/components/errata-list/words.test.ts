import { describe, expect, it } from 'vitest'
import { words } from '../../../../cms/components/errata-list/words.ts'
import { describeReading } from '../../../../cms/import/describeReading.ts'
import { readSupportPage } from '../../../../cms/import/support-page/readSupportPage.ts'

const R = String.raw

describe('the example in the field for a list', () => {
  it.each([
    ['ja', ['37ページ 下から7行目', '56ページ 式(2.17)']],
    ['en', ['p. 37, line 7 from the bottom', 'p. 56, Eq. (2.17)']],
  ] as const)('is read as it says, and nothing of it is doubtful: %s', (language, [first, second]) => {
    const page = readSupportPage({ text: words[language].example, bookSlug: 'small-book' })
    expect(page.errata.map(({ values }) => describeReading(values, language))).toEqual([
      R`${first}: $t=1,\ldots,L$ → $t=1,\ldots,T$`,
      R`${second}: $\sigma$ → $\sigma^2$ [1-3]`,
    ])
    expect(page.errata.flatMap(({ flags }) => flags)).toEqual([])
    expect([page.passedOver, page.refusal]).toEqual([[], null])
  })
})
