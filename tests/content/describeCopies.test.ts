import { describe, expect, it } from 'vitest'
import { describeCopies } from '../../content/describeCopies.ts'
import { describeCopy } from '../../content/describeCopy.ts'

const known = { status: 'confirmed', printings: null, appliesTo: 'all', ebookCorrectedOn: null } as const
const say = (copies: Partial<Parameters<typeof describeCopies>[0]>, locale: 'ja' | 'en') =>
  describeCopies({ ...known, ...copies }, { locale, formatDay: (day) => day })

describe('describeCopies', () => {
  it.each([
    [{ printings: '1-3' }, '第1〜3刷に該当、第4刷で訂正済み', 'In printings 1–3; corrected in the 4th'],
    [
      { printings: '1', ebookCorrectedOn: '2024-05-01' },
      '第1刷に該当、第2刷で訂正済み。電子版は2024-05-01に訂正済み',
      'In printing 1; corrected in the 2nd. The e-book is corrected since 2024-05-01',
    ],
    [{ appliesTo: 'ebook', printings: '1' }, '電子書籍だけの誤り', 'In the e-book only'],
    [
      { appliesTo: 'paper', printings: '2-' },
      '紙の本だけの誤り。第2刷以降に該当、未訂正',
      'In the paper edition only. In printing 2 and all later ones; not yet corrected',
    ],
    // A report that nobody has confirmed has been corrected nowhere.
    [{ status: 'unconfirmed', printings: '1-3' }, '報告: 第1〜3刷に該当', 'Reported: In printings 1–3'],
  ] as const)('%j: %s', (copies, ja, en) => {
    expect([say(copies, 'ja')?.words, say(copies, 'en')?.words]).toEqual([ja, en])
  })

  it('never calls what is no error an uncorrected one', () => {
    for (const status of ['rejected', 'withdrawn'] as const)
      expect(say({ status, printings: '1-' }, 'ja')).toBeNull()
  })

  it('says where nothing is known', () => {
    expect(say({}, 'en')).toEqual({ words: 'Affected printings not known', isUnknown: true })
    expect(say({ printings: 'not a set' }, 'en')?.isUnknown).toBe(true)
  })
})

describe('describeCopy', () => {
  it('names a copy', () => {
    const third = { kind: 'printing', number: 3 } as const
    expect([describeCopy(third, 'ja'), describeCopy(third, 'en')]).toEqual(['第3刷', '3rd printing'])
    const ebook = { kind: 'ebook' } as const
    expect([describeCopy(ebook, 'ja'), describeCopy(ebook, 'en')]).toEqual(['電子書籍', 'e-book'])
  })
})
