import type { Erratum } from '../../content/erratum.ts'
import type { Locale } from '../../content/locale.ts'
import { pageHeading } from '../../content/pageLabel.ts'
import { parsePrintings } from '../../content/printings.ts'
import { formatMoment, type ShownDate } from '../i18n/formatDate.ts'
import { strings } from '../i18n/strings.ts'
import type { ShownText } from './texts.ts'
import { createErratumEntry, type ErratumEntry } from './erratumEntry.ts'
import { createFrame, type Frame, type Link } from './frame.ts'
import { bookJsonLd, correctionJsonLd } from './jsonLd.ts'
import { paths } from './routes.ts'
import { countedErrata, latest, type BookContent, type Site } from './site.ts'

/** The errata on one page of the book. */
export type ErrataGroup = { id: string; heading: string; label: string | null; entries: ErratumEntry[] }

export type ErrataPage = {
  frame: Frame
  heading: string
  count: number
  updated: ShownDate | null
  /** The remark on the whole list, and what holds for all errata of it. */
  remark: ShownText | null
  copiesRemark: string | null
  groups: ErrataGroup[]
  /** What is no error: looked into and right as printed, or taken back. In no group, not counted, never filtered by printing. */
  rejected: ErratumEntry[]
  withdrawn: ErratumEntry[]
  /** Links to the groups; none where there is one group at most. */
  index: Link[]
  /** The choices of the filter by printing; empty where no erratum states its printings. */
  printings: { value: number; words: string }[]
  jsonHref: string
  feedHref: string
}

export function createErrataPage(site: Site, locale: Locale, content: BookContent): ErrataPage {
  const texts = site.texts(locale, content.book.slug)
  const t = strings[locale]
  const { book } = content
  const errata = countedErrata(content)
  const groups = groupByPage(errata, locale).map(({ label, id, heading, errata: onPage }) => ({
    id,
    heading,
    label,
    entries: onPage.map((erratum) => createErratumEntry({ site, texts, content, erratum })),
  }))
  const entriesOf = (status: Erratum['status']) =>
    content.errata
      .filter((erratum) => erratum.status === status)
      .map((erratum) => createErratumEntry({ site, texts, content, erratum }))
  const updated = latest(content.errata.map((erratum) => erratum.updatedAt))
  const path = paths.errata(book.slug)
  const title = texts.need(book.title)
  const bookLd = bookJsonLd({ site, locale, content })
  const corrections = errata.map((erratum) => correctionJsonLd({ site, locale, erratum }))
  return {
    heading: t.errata,
    count: errata.length,
    updated: updated === null ? null : formatMoment(updated, locale),
    remark: texts.choose(book.errataNote),
    copiesRemark: remarkOnCopies(groups, t),
    groups,
    rejected: entriesOf('rejected'),
    withdrawn: entriesOf('withdrawn'),
    index: groups.length > 1 ? groups.map(toIndexLink) : [],
    printings: listPrintings({ ...content, errata }).map((value) => ({ value, words: t.nthPrinting(value) })),
    jsonHref: site.routes.link(locale, paths.errataJson(book.slug)),
    feedHref: site.routes.link(locale, paths.bookFeed(book.slug)),
    frame: createFrame({
      site,
      texts,
      path,
      title: t.errata,
      description: `${t.errataOf(title.plain)} (${t.errataCount(errata.length)})`,
      book: content,
      jsonLd: [bookLd, ...corrections],
    }),
  }
}

// What is not known is said once, not at each erratum.
function remarkOnCopies(groups: readonly ErrataGroup[], t: (typeof strings)['ja']): string | null {
  const entries = groups.flatMap((group) => group.entries)
  if (!entries.some(({ copies }) => copies?.isUnknown)) return null
  return entries.every(({ copies }) => copies?.isUnknown) ? t.noPrintingKnown : t.somePrintingsUnknown
}

function toIndexLink({ id, label, heading }: ErrataGroup): Link {
  return { href: `#${id}`, words: label ?? heading }
}

type Group = { label: string | null; id: string; heading: string; errata: Erratum[] }

function groupByPage(errata: readonly Erratum[], locale: Locale): Group[] {
  const t = strings[locale]
  const groups: Group[] = []
  for (const erratum of errata) {
    const last = groups.at(-1)
    if (last !== undefined && last.label === erratum.page) last.errata.push(erratum)
    else {
      const label = erratum.page
      const heading = label === null ? t.placeUnknown : pageHeading(label, locale)
      groups.push({
        label,
        id: label === null ? 'page-unknown' : `page-${label.replace(/\s+/g, '-')}`,
        heading,
        errata: [erratum],
      })
    }
  }
  return groups
}

/** The printings that a reader may have: those of the record, and those that an erratum mentions. */
function listPrintings({ book, errata }: BookContent): number[] {
  const sets = errata.flatMap((erratum) => {
    const parsed = erratum.printings === null ? null : parsePrintings(erratum.printings)
    return parsed?.ok ? [parsed.set] : []
  })
  if (sets.length === 0) return []
  const mentioned = sets.flatMap((set) =>
    // "1-3" says that the error is fixed in the 4th printing: its readers look for it, too.
    set.flatMap(({ from, to }) => (to === null ? [from] : [from, to + 1])),
  )
  const highest = Math.max(...mentioned, ...book.printings.map((printing) => printing.number))
  return Array.from({ length: highest }, (_nothing, index) => index + 1)
}
