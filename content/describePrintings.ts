import type { Bilingual, Locale } from './locale.ts'
import type { PrintingSet } from './printings.ts'
import { remember } from './remember.ts'

/**
 * Says for readers which printings an erratum is in, so that it can't be misread:
 * 「第1〜3刷に該当、第4刷で訂正済み」 / "In printings 1–3; corrected in the 4th". Null (not known) is said as such.
 */
export function describePrintings(set: PrintingSet | null, locale: Locale): string {
  if (set === null || set.length === 0) return unknownWords[locale]
  const correctedBy = correctedIn(set)
  const ending = correctedBy === null ? uncorrected : corrected(correctedBy)
  return describeAffected(set, locale) + ending[locale]
}

/** The first half of it, without where the error was corrected: 「第1〜3刷に該当」 / "In printings 1–3". */
export function describeAffected(set: PrintingSet, locale: Locale): string {
  return describeSet[locale](set)
}

const uncorrected: Bilingual = { ja: '、未訂正', en: '; not yet corrected' }
const corrected = (printing: number): Bilingual => ({
  ja: `、第${printing}刷で訂正済み`,
  en: `; corrected in the ${toOrdinal(printing)}`,
})

const unknownWords: Bilingual = { ja: '該当する刷は不明', en: 'Affected printings not known' }

const describeSet: Record<Locale, (set: PrintingSet) => string> = {
  ja: describeInJapanese,
  en: describeInEnglish,
}

// The error was corrected in the printing after each closed run; a later run is the same error, back again.
function correctedIn(set: PrintingSet): number | null {
  const last = set.at(-1)
  return last && last.to !== null ? last.to + 1 : null
}

function describeInJapanese(set: PrintingSet): string {
  const runs = set.map(({ from, to }) =>
    to === null
      ? from === 1
        ? 'すべての刷'
        : `第${from}刷以降`
      : from === to
        ? `第${from}刷`
        : `第${from}〜${to}刷`,
  )
  const relapse =
    set.length > 1
      ? `(第${set
          .slice(0, -1)
          .map((range) => (range.to ?? 0) + 1)
          .join('・')}刷で訂正後に再発)`
      : ''
  return `${runs.join('と')}に該当${relapse}`
}

// By default a conjunction: "1, 2, and 3". To make one takes longer than to use it.
const englishList = /* @__PURE__ */ new Intl.ListFormat('en')

function describeInEnglish(set: PrintingSet): string {
  const [first] = set
  const isOne = set.length === 1 && (first?.to === null || first?.from === first?.to)
  const runs = set.map(({ from, to }, index) => {
    const noun = index > 0 ? '' : isOne ? 'printing ' : 'printings '
    if (to === null) return from === 1 ? 'all printings' : `${noun}${from} and all later ones`
    return from === to ? `${noun}${from}` : `${noun}${from}–${to}`
  })
  const list = englishList.format(runs)
  const relapses = set.slice(0, -1).map((range) => toOrdinal((range.to ?? 0) + 1))
  const relapse =
    relapses.length > 0 ? ` (corrected in the ${englishList.format(relapses)}, then back again)` : ''
  return `In ${list}${relapse}`
}

const englishOrdinal = /* @__PURE__ */ new Intl.PluralRules('en', { type: 'ordinal' })
const suffixes: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' }

/** An English ordinal: 1st, 2nd, 3rd, 4th. */
export const toOrdinal = remember(
  (number: number): string => `${number}${suffixes[englishOrdinal.select(number)]}`,
)
