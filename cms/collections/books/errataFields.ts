import type { Field } from 'payload'
import { bilingual } from '../../fields/bilingual.ts'
import { macrosField } from '../../fields/macros.ts'
import { mixedTextField } from '../../fields/mixedText.ts'

/** What holds for all errata of the book: a remark on the list, and the macros of its formulas. */
export function errataFields(): Field[] {
  return [
    bilingual(mixedTextField, {
      name: 'errataNote',
      label: { ja: '正誤表の注記', en: 'Remark on the errata' },
      description: {
        ja: '正誤表の上に表示されます。例: ページ番号は紙の本のものです。刷によっては訂正済みです。',
        en: 'Shown above the list. Example: Page numbers are those of the paper edition; later printings may be corrected.',
      },
    }),
    macrosField(),
  ]
}
