import type { Bilingual, LocalizedText } from '../../../content/locale.ts'

/** A title for sentences in both languages: in its own, else the other's. */
export function titleInBoth({ ja, en }: LocalizedText): Bilingual {
  return { ja: ja ?? en ?? '—', en: en ?? ja ?? '—' }
}
