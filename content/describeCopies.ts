import { describeAffected, describePrintings } from './describePrintings.ts'
import type { Erratum } from './erratum.ts'
import type { Bilingual, Locale } from './locale.ts'
import { parsePrintings, type PrintingSet } from './printings.ts'

type Copies = Pick<Erratum, 'status' | 'printings' | 'appliesTo' | 'ebookCorrectedOn'>

/** Which copies an erratum concerns, in words. `isUnknown`: nothing is known, which a list says once where it holds for all. */
export type CopiesWords = { words: string; isUnknown: boolean }

/**
 * Says for readers which copies have the error: 「第1〜3刷に該当、第4刷で訂正済み」. Null where no copy does: a rejected report is no
 * error, and a withdrawn entry concerns none. An unconfirmed one is not said to be corrected anywhere. `formatDay` writes a day in
 * the reader's language.
 */
export function describeCopies(
  { status, printings, appliesTo, ebookCorrectedOn }: Copies,
  { locale, formatDay }: { locale: Locale; formatDay: (day: string) => string },
): CopiesWords | null {
  if (status === 'rejected' || status === 'withdrawn') return null
  const set = readSet(printings)
  const onPaper = appliesTo === 'ebook' ? null : describePaper({ set, status, locale })
  const inEbook =
    ebookCorrectedOn === null || appliesTo === 'paper'
      ? null
      : words.ebookCorrected[locale].replace('{day}', () => formatDay(ebookCorrectedOn))
  const only = appliesTo === 'all' ? null : words[appliesTo][locale]
  const parts = [only, onPaper, inEbook].filter((part) => part !== null)
  return parts.length > 0
    ? { words: parts.join(words.separator[locale]), isUnknown: false }
    : { words: describePrintings(null, locale), isUnknown: true }
}

function describePaper({
  set,
  status,
  locale,
}: {
  set: PrintingSet | null
  status: Copies['status']
  locale: Locale
}): string | null {
  if (set === null) return null
  // What is not confirmed has been corrected nowhere.
  return status === 'unconfirmed'
    ? words.reported[locale].replace('{printings}', () => describeAffected(set, locale))
    : describePrintings(set, locale)
}

function readSet(printings: string | null): PrintingSet | null {
  const parsed = printings === null ? null : parsePrintings(printings)
  return parsed?.ok ? parsed.set : null
}

const words = {
  paper: { ja: '紙の本だけの誤り', en: 'In the paper edition only' },
  ebook: { ja: '電子書籍だけの誤り', en: 'In the e-book only' },
  ebookCorrected: { ja: '電子版は{day}に訂正済み', en: 'The e-book is corrected since {day}' },
  reported: { ja: '報告: {printings}', en: 'Reported: {printings}' },
  separator: { ja: '。', en: '. ' },
} satisfies Record<string, Bilingual>
