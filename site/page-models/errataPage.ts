import type { Erratum } from '../../content/erratum.ts'
import type { Locale } from '../../content/locale.ts'
import { pageHeading } from '../../content/pageLabel.ts'
import { formatMoment, type ShownDate } from '../i18n/formatDate.ts'
import { strings } from '../i18n/strings.ts'
import { latest, type BookContent } from './bookContent.ts'
import { countedErrata } from './countedErrata.ts'
import { createErrataIndex, type ErrataIndex } from './errataIndex.ts'
import { createPartNav, describeRange, type PartNav } from './errataPartNav.ts'
import type { ErrataPart } from './errataParts.ts'
import { createErratumEntry, type ErratumEntry } from './erratumEntry.ts'
import { createFrame, type Frame } from './frame.ts'
import { idOfPage } from './idOfPage.ts'
import { bookJsonLd, correctionJsonLd } from './jsonLd.ts'
import { listPrintings } from './listPrintings.ts'
import { errataPartPath, paths } from './routes.ts'
import type { Site } from './site.ts'
import type { ShownText } from './texts.ts'

/** The errata on one page of the book. */
export type ErrataGroup = { id: string; heading: string; label: string | null; entries: ErratumEntry[] }

/** One page of a book's list of errata. */
export type ErrataPage = {
  frame: Frame
  heading: string
  /** How many there are, in words; on a later part, how many stand on it, and for which pages of the book. */
  facts: string[]
  updated: ShownDate | null
  /** The remark on the whole list, and what holds for all errata of the page. */
  remark: ShownText | null
  copiesRemark: string | null
  groups: ErrataGroup[]
  /** What is no error: looked into and right as printed, or taken back. In no group, not counted, never filtered by printing. */
  rejected: ErratumEntry[]
  withdrawn: ErratumEntry[]
  /** The way to the pages of the book and to the tags on other parts; on the first page alone. */
  index: ErrataIndex
  /** The way between the parts; null where there is one part. */
  nav: PartNav | null
  /** The choice of a printing among the errata of this page; `values` is empty where no erratum states its printings. */
  printings: { values: { value: number; words: string }[]; total: number; isPart: boolean }
  jsonHref: string
  feedHref: string
}

/**
 * One page of the list of errata: by default the first, which is the whole list for most books. A later one shows nothing that
 * changes with the errata of other parts.
 */
export function createErrataPage(
  site: Site,
  locale: Locale,
  { content, number = 1 }: { content: BookContent; number?: number },
): ErrataPage {
  const texts = site.texts(locale, content.book.slug)
  const t = strings[locale]
  const { book, errataParts } = content
  const part = partOf(content, number)
  const isFirst = number === 1
  const isPart = errataParts.length > 1
  const page = errataPartPath(book.slug, number)
  const showEntry = (erratum: Erratum) => createErratumEntry({ site, texts, content, erratum, page })
  const groups = groupByPage(part.errata, locale).map(({ errata, ...group }) => ({
    ...group,
    entries: errata.map(showEntry),
  }))
  const entriesOf = (status: Erratum['status']) =>
    part.apart.filter((erratum) => erratum.status === status).map(showEntry)
  const updated = isFirst ? latest(content.errata.map((erratum) => erratum.updatedAt)) : null
  const heading = isFirst ? t.errata : t.errataPart(number)
  const inMetadata = { site, texts: site.texts(locale, book.slug) }
  const bookLd = bookJsonLd({ ...inMetadata, content })
  const corrections = part.errata.map((erratum) => correctionJsonLd({ ...inMetadata, erratum }))
  const count = isFirst ? countedErrata(content).length : part.errata.length
  const model = {
    heading,
    facts: isFirst
      ? [t.errataCount(count)]
      : [describeRange(part, locale), t.errataOnPart(count)].filter((words) => words !== null),
    updated: updated === null ? null : formatMoment(updated, locale),
    remark: texts.choose(book.errataNote),
    copiesRemark: remarkOnCopies(groups, t),
    groups,
    rejected: entriesOf('rejected'),
    withdrawn: entriesOf('withdrawn'),
    index: createErrataIndex({ content, number, locale }),
    nav: isPart ? createPartNav({ site, locale, content, number }) : null,
    printings: {
      values: listPrintings({ book, errata: part.errata }).map((value) => ({
        value,
        words: t.nthPrinting(value),
      })),
      total: part.errata.length,
      isPart,
    },
    jsonHref: site.routes.link(locale, paths.errataJson(book.slug)),
    feedHref: site.routes.link(locale, paths.bookFeed(book.slug)),
  }
  const title = texts.need(book.title)
  const frame = createFrame({
    site,
    texts,
    path: page,
    title: heading,
    description: isFirst
      ? `${t.errataOf(title.plain)} (${t.errataCount(count)})`
      : [t.errataOf(title.plain), describeRange(part, locale)].filter((words) => words !== null).join(' — '),
    book: content,
    jsonLd: [bookLd, ...corrections],
  })
  return { ...model, frame }
}

function partOf({ book, errataParts }: BookContent, number: number): ErrataPart {
  const part = errataParts[number - 1]
  if (part === undefined) throw new Error(`The errata of "${book.slug}" have no part ${number}.`)
  return part
}

// What is not known is said once, not at each erratum.
function remarkOnCopies(groups: readonly ErrataGroup[], t: (typeof strings)['ja']): string | null {
  const entries = groups.flatMap((group) => group.entries)
  if (!entries.some(({ copies }) => copies?.isUnknown)) return null
  return entries.every(({ copies }) => copies?.isUnknown) ? t.noPrintingKnown : t.somePrintingsUnknown
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
      groups.push({ label, id: idOfPage(label), heading, errata: [erratum] })
    }
  }
  return groups
}
