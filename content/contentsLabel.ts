import type { Locale } from './locale.ts'
import { markJapanese } from './pageLabel.ts'

type LabelWords = { readonly [L in Locale]: { words: string; lang: 'ja' | null } }

// The words that Japanese books number their parts with.
const numbered: readonly { pattern: RegExp; english: string }[] = [
  { pattern: /^第([0-9A-Z]+)部$/, english: 'Part' },
  { pattern: /^第([0-9A-Z]+)章$/, english: 'Chapter' },
  { pattern: /^第([0-9A-Z.]+)節$/, english: 'Section' },
  { pattern: /^(?:付録|補遺)([0-9A-Z]+)$/, english: 'Appendix' },
]

/**
 * The words for a label of a book's contents, which is kept as the book prints it: 「第1章」 / "Chapter 1", 付録A / "Appendix A".
 * Other labels stand as they are, in both languages; `lang`: null where it is the page's own.
 */
export function describeContentsLabel(label: string): LabelWords {
  const plain = label.normalize('NFKC').replace(/\s+/g, '')
  for (const { pattern, english } of numbered) {
    const number = pattern.exec(plain)?.[1]
    if (number !== undefined)
      return { ja: { words: label, lang: null }, en: { words: `${english} ${number}`, lang: null } }
  }
  return { ja: { words: label, lang: null }, en: { words: label, lang: markJapanese(label) } }
}
