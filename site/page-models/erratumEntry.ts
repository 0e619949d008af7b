import { otherLocale } from '../../content/locale.ts'
import type { Erratum } from '../../content/erratum.ts'
import { describePrintings } from '../../content/describePrintings.ts'
import { parsePrintings } from '../../content/printings.ts'
import { formatDay } from '../i18n/formatDate.ts'
import { strings } from '../i18n/strings.ts'
import type { Link } from './frame.ts'
import { showPlace, type ShownPlace } from './place.ts'
import { paths } from './routes.ts'
import type { BookContent, Site } from './site.ts'
import type { ShownText, Texts } from './texts.ts'

/**
 * One reading, with the words and the name of its kind. A rejected or withdrawn erratum is no correction: its readings are what is
 * `printed` and what was `suggested`, and `edit` is null.
 */
export type Reading = { words: string; text: ShownText } & (
  | { name: 'wrong'; edit: 'del' }
  | { name: 'right'; edit: 'ins' }
  | { name: 'printed' | 'suggested'; edit: null }
)

/** One erratum as a page shows it. */
export type ErratumEntry = {
  tag: string
  place: ShownPlace
  /** What the book prints and what it should be: none, one or both. */
  readings: Reading[]
  instruction: ShownText | null
  note: ShownText | null
  severity: { name: string; words: string } | null
  /** Null where it is confirmed, which is not said: readers expect it of a list of errata. */
  doubt: { name: string; words: string; hint: string } | null
  /** The affected printings in canonical notation, for the filter; empty where they are not known. */
  printings: string
  /** Null where it is withdrawn: it concerns no copy. */
  printingsWords: string | null
  reported: string | null
  confirmed: string | null
  related: Link[]
  /** What a withdrawn erratum gives way to. */
  replacement: Link | null
  href: string
  twin: { href: string; lang: string }
}

export function createErratumEntry({
  site,
  texts,
  content,
  erratum,
}: {
  site: Site
  texts: Texts
  content: BookContent
  erratum: Erratum
}): ErratumEntry {
  const { locale } = texts
  const t = strings[locale]
  const printings = erratum.printings === null ? null : parsePrintings(erratum.printings)
  const twin = otherLocale(locale)
  const list = (inLocale: typeof locale) => site.routes.link(inLocale, paths.errata(content.book.slug))
  return {
    tag: erratum.tag,
    place: showPlace(erratum, locale),
    readings: showReadings({ erratum, texts, lang: content.book.lang }),
    instruction: texts.choose(erratum.instruction),
    note: texts.choose(erratum.note),
    severity:
      erratum.severity === null ? null : { name: erratum.severity, words: t.severities[erratum.severity] },
    doubt: showDoubt(erratum, t),
    printings: printings?.ok ? (erratum.printings ?? '') : '',
    printingsWords:
      erratum.status === 'withdrawn' ? null : describePrintings(printings?.ok ? printings.set : null, locale),
    reported: showReported(erratum, texts),
    confirmed:
      erratum.confirmedOn === null ? null : t.confirmedOn(formatDay(erratum.confirmedOn, locale).words),
    related: erratum.relatedTo.map((tag) => showRelated({ site, texts, tag })),
    replacement: erratum.replacedBy === null ? null : showRelated({ site, texts, tag: erratum.replacedBy }),
    href: `${list(locale)}#${erratum.tag}`,
    twin: { href: `${list(twin)}#${erratum.tag}`, lang: twin },
  }
}

function showReadings({ erratum, texts, lang }: { erratum: Erratum; texts: Texts; lang: string }): Reading[] {
  const t = strings[texts.locale]
  const { original, correction } = erratum
  const isRejected = erratum.status === 'rejected' || erratum.status === 'withdrawn'
  const readings: Reading[] = []
  if (original !== null) {
    const text = texts.quote(original, lang)
    readings.push(
      isRejected
        ? { name: 'printed', words: t.printed, edit: null, text }
        : { name: 'wrong', words: t.original, edit: 'del', text },
    )
  }
  if (correction !== null) {
    const text = texts.quote(correction, lang)
    readings.push(
      isRejected
        ? { name: 'suggested', words: t.suggested, edit: null, text }
        : { name: 'right', words: t.correction, edit: 'ins', text },
    )
  }
  return readings
}

function showDoubt(erratum: Erratum, t: (typeof strings)['ja']): ErratumEntry['doubt'] {
  if (erratum.status === 'confirmed') return null
  const hints = { unconfirmed: t.unconfirmedHint, rejected: t.rejectedHint, withdrawn: t.withdrawnHint }
  return { name: erratum.status, words: t.statuses[erratum.status], hint: hints[erratum.status] }
}

function showReported({ reportedOn, reportedBy }: Erratum, { locale }: Texts): string | null {
  if (reportedOn === null && reportedBy === null) return null
  const date = reportedOn === null ? null : formatDay(reportedOn, locale).words
  return strings[locale].reported(date, reportedBy)
}

// The related erratum may be of another book: the same formula in the second volume.
function showRelated({ site, texts, tag }: { site: Site; texts: Texts; tag: string }): Link {
  const erratum = site.snapshot.errata.find((candidate) => candidate.tag === tag)
  if (erratum === undefined) throw new Error(`The snapshot has no erratum ${tag}.`)
  const href = `${site.routes.link(texts.locale, paths.errata(erratum.book))}#${tag}`
  return { href, words: `${showPlace(erratum, texts.locale).whole} (#${tag})` }
}
