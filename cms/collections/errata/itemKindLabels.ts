import type { Bilingual } from '../../../content/locale.ts'
import type { ItemKind } from '../../../content/locator.ts'

/** What editors choose from: what kind of numbered thing an error is in. */
export const itemKindLabels: Record<ItemKind, Bilingual> = {
  figure: { ja: '図', en: 'Figure' },
  table: { ja: '表', en: 'Table' },
  equation: { ja: '式', en: 'Equation' },
  algorithm: { ja: 'アルゴリズム', en: 'Algorithm' },
  listing: { ja: 'リスト(コード)', en: 'Listing (code)' },
  footnote: { ja: '脚注', en: 'Footnote' },
  exercise: { ja: '演習問題', en: 'Exercise' },
  theorem: { ja: '定理', en: 'Theorem' },
  section: { ja: '節', en: 'Section' },
  chapter: { ja: '章', en: 'Chapter' },
  index: { ja: '索引', en: 'Index' },
  other: { ja: 'その他', en: 'Other' },
}
