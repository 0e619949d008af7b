import type { Locale } from '../../../content/locale.ts'

/** What the page for pasted lists says of text that stays, comes back or would go. */
export const keepingWords = {
  ja: {
    linesGone: (count: number) => `直した${count}件の行が、いまの文にありません`,
    linesGoneBody: '読み直した結果に替えると、この直しは失われます。',
    keepOld: '前の結果のままにする',
    takeNew: '読み直した結果に替える',
    keptList: (rows: number, worked: number) =>
      `読み取った正誤${rows}件${worked > 0 ? `、うち手を入れた${worked}件` : ''}。`,
    keptText: (start: string) => `貼り付けた文「${start}」`,
  },
  en: {
    linesGone: (count: number) =>
      `The lines of ${count} corrected ${count === 1 ? 'entry are' : 'entries are'} no longer in the list`,
    linesGoneBody: 'If you take the new reading, these corrections are lost.',
    keepOld: 'Keep the earlier reading',
    takeNew: 'Take the new reading',
    keptList: (rows: number, worked: number) =>
      `${rows} ${rows === 1 ? 'erratum' : 'errata'} read${worked > 0 ? `, ${worked} of them changed by you` : ''}.`,
    keptText: (start: string) => `The pasted text: "${start}"`,
  },
} as const satisfies Record<Locale, unknown>
