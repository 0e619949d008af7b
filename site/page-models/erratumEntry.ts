import { otherLocale } from '../../content/locale.ts'
import type { Erratum } from '../../content/erratum.ts'
import { describePrintings } from '../../content/describePrintings.ts'
import { parsePrintings } from '../../content/printings.ts'
import { formatDay, type ShownDate } from '../i18n/formatDate.ts'
import { strings } from '../i18n/strings.ts'
import type { Link } from './frame.ts'
import { showPlace, type ShownPlace } from './place.ts'
import { paths } from './routes.ts'
import type { BookContent, Site } from './site.ts'
import type { ShownText, Texts } from './texts.ts'

/** One erratum as a page shows it. */
export type ErratumEntry = {
  tag: string
  place: ShownPlace
  /** `correction`: what is wrong and what is right. `suggestion`: what somebody took for an error, and is none. */
  kind: 'correction' | 'suggestion'
  original: ShownText | null
  correction: ShownText | null
  instruction: ShownText | null
  note: ShownText | null
  severity: { name: string; words: string } | null
  /** Null where it is confirmed: that is what an erratum in a list is taken for. */
  doubt: { name: string; words: string; hint: string } | null
  /** In canonical notation for the filter; empty where it is not known. */
  printings: string
  printingsWords: string
  reported: string | null
  confirmed: string | null
  related: Link[]
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
  const lang = content.book.lang
  const quote = (text: string | null) => (text === null ? null : texts.quote(text, lang))
  const parsed = erratum.printings === null ? null : parsePrintings(erratum.printings)
  const twin = otherLocale(locale)
  const list = (inLocale: typeof locale) => site.routes.link(inLocale, paths.errata(content.book.slug))
  return {
    tag: erratum.tag,
    place: showPlace(erratum, locale),
    kind: erratum.status === 'rejected' ? 'suggestion' : 'correction',
    original: quote(erratum.original),
    correction: quote(erratum.correction),
    instruction: texts.choose(erratum.instruction),
    note: texts.choose(erratum.note),
    severity:
      erratum.severity === null ? null : { name: erratum.severity, words: t.severities[erratum.severity] },
    doubt: showDoubt(erratum, t),
    printings: parsed?.ok ? (erratum.printings ?? '') : '',
    printingsWords: describePrintings(parsed?.ok ? parsed.set : null, locale),
    reported: showReported(erratum, texts),
    confirmed:
      erratum.confirmedOn === null ? null : t.confirmedOn(words(formatDay(erratum.confirmedOn, locale))),
    related: erratum.relatedTo.map((tag) => showRelated({ site, texts, tag })),
    href: `${list(locale)}#${erratum.tag}`,
    twin: { href: `${list(twin)}#${erratum.tag}`, lang: twin },
  }
}

const words = (date: ShownDate) => date.words

function showDoubt(erratum: Erratum, t: (typeof strings)['ja']): ErratumEntry['doubt'] {
  if (erratum.status === 'confirmed') return null
  const hint = erratum.status === 'rejected' ? t.rejectedHint : t.unconfirmedHint
  return { name: erratum.status, words: t.statuses[erratum.status], hint }
}

function showReported({ reportedOn, reportedBy }: Erratum, { locale }: Texts): string | null {
  if (reportedOn === null && reportedBy === null) return null
  const date = reportedOn === null ? null : formatDay(reportedOn, locale).words
  return strings[locale].reported(date, reportedBy)
}

// An erratum may be related to one of another book: the same formula in the second volume.
function showRelated({ site, texts, tag }: { site: Site; texts: Texts; tag: string }): Link {
  const found = site.snapshot.errata.find((erratum) => erratum.tag === tag)
  if (found === undefined) throw new Error(`The snapshot has no erratum ${tag}.`)
  const href = `${site.routes.link(texts.locale, paths.errata(found.book))}#${tag}`
  return { href, words: `${showPlace(found, texts.locale).whole} (#${tag})` }
}
