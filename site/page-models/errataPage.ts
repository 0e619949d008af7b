import type { CitationPart } from '../../content/citation.ts'
import { listCopies, type Copy } from '../../content/copies.ts'
import { describeCopies } from '../../content/describeCopies.ts'
import type { Erratum } from '../../content/erratum.ts'
import type { Locale } from '../../content/locale.ts'
import { formatMoment, type ShownDate } from '../i18n/formatDate.ts'
import { strings } from '../i18n/strings.ts'
import { latest, type BookContent } from './bookContent.ts'
import { citeErratum, type Citation } from './citation.ts'
import { countedErrata } from './countedErrata.ts'
import { createErrataIndex, type ErrataIndex } from './errataIndex.ts'
import { createPartNav, describeRange, type PartNav } from './errataPartNav.ts'
import type { ErrataPart } from './errataParts.ts'
import {
  groupByChapter,
  groupByPage,
  type ErrataChapter,
  type ErrataGroup,
  type OutlinedGroup,
} from './errataGroups.ts'
import { createErratumEntry, type ErratumEntry } from './erratumEntry.ts'
import { createFindErratum, type FindErratum } from './findErratum.ts'
import { createFrame, type Frame } from './frame.ts'
import { bookJsonLd, correctionsJsonLd } from './jsonLd.ts'
import { createMyCopy, type MyCopy } from './myCopy.ts'
import { createPaper, type Paper } from './paper.ts'
import { createErratumReport, type ErratumReport } from './report.ts'
import { errataPartPath, paths } from './routes.ts'
import type { Site } from './site.ts'
import { createTakeAlong, type TakeAlong } from './takeAlong.ts'
import type { RecordedTexts, ShownText } from './texts.ts'

/** What the row of actions on each erratum needs, once for the page. */
export type ErratumTools = { cite: Citation<CitationPart[]>; report: ErratumReport | null }

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
  /** Whether the groups are put into the page apart from it: then these have no entries. */
  isInPieces: boolean
  /** The same groups by chapters; null where the contents do not say in which chapter they lie. */
  chapters: ErrataChapter[] | null
  /** What is no error: looked into and right as printed, or taken back. In no group, not counted, never filtered by a copy. */
  rejected: ErratumEntry[]
  withdrawn: ErratumEntry[]
  /** The way to the chapters and the pages of the book; on the first page to those of the whole list, and to the tags on other parts. */
  index: ErrataIndex
  /** What the reader's script can look for on this page. */
  find: FindErratum
  /** The way between the parts; null where there is one part. */
  nav: PartNav | null
  /** The choice of the reader's copy; null where the errata tell no copy from another. */
  myCopy: MyCopy | null
  paper: Paper
  /** How an erratum is cited and reported; null where the page has none. */
  tools: ErratumTools | null
  booksHref: string
  takeAlong: TakeAlong
  /** What the reader's device remembers things by. */
  device: { book: string; part: number; isPart: boolean }
}

/** How the errata of a page are divided, before they are put into words, and the copies that its readers may choose. */
type ErrataOutline = { groups: OutlinedGroup[]; copies: Copy[] }

/** The outline of one page of the list. */
export function outlineErrata(
  locale: Locale,
  { content, number }: { content: BookContent; number: number },
): ErrataOutline {
  const { errata } = partOf(content, number)
  const copies = listCopies({
    book: content.book,
    errata: number === 1 ? countedErrata(content) : errata,
  })
  return { groups: groupByPage(errata, { chapters: content.chapters, locale, copies }), copies }
}

/**
 * One page of the list of errata: by default the first, which is the whole list for most books. A later one shows nothing that
 * changes with the errata of other parts. `pieces`: what the texts of its groups recorded, where these are put into the page apart.
 */
export function createErrataPage(
  site: Site,
  locale: Locale,
  {
    content,
    number = 1,
    pieces = null,
  }: { content: BookContent; number?: number; pieces?: readonly RecordedTexts[] | null },
): ErrataPage {
  const texts = site.texts(locale, content.book.slug)
  const t = strings[locale]
  const { book, errataParts } = content
  const part = partOf(content, number)
  const isFirst = number === 1
  const isPart = errataParts.length > 1
  const page = errataPartPath(book.slug, number)
  const ofList = isFirst ? countedErrata(content) : null
  const { copies, ...outline } = outlineErrata(locale, { content, number })
  const showEntry = (erratum: Erratum) => createErratumEntry({ site, texts, content, erratum, page, copies })
  const groups = outline.groups.map(({ errata, ...group }) => ({
    ...group,
    entries: pieces === null ? errata.map(showEntry) : [],
  }))
  for (const recorded of pieces ?? []) texts.note(recorded)
  const entriesOf = (status: Erratum['status']) =>
    part.apart.filter((erratum) => erratum.status === status).map(showEntry)
  const updated = isFirst ? latest(content.errata.map((erratum) => erratum.updatedAt)) : null
  const heading = isFirst ? t.errata : t.errataPart(number)
  const inMetadata = { site, texts: site.texts(locale, book.slug), content }
  const correction = correctionsJsonLd({ ...inMetadata, errata: part.errata })
  const count = (ofList ?? part.errata).length
  const takeAlong = createTakeAlong(site, texts, content)
  const model = {
    heading,
    facts: isFirst
      ? [t.errataCount(count)]
      : [describeRange(part, locale), t.errataOnPart(count)].filter((words) => words !== null),
    updated: updated === null ? null : formatMoment(updated, locale),
    remark: texts.choose(book.errataNote),
    copiesRemark: remarkOnCopies(part.errata, locale),
    groups,
    isInPieces: pieces !== null,
    chapters: content.chapters && groupByChapter(groups, { content, texts }),
    rejected: entriesOf('rejected'),
    withdrawn: entriesOf('withdrawn'),
    index: createErrataIndex({ content, number, texts }),
    find: createFindErratum({ content, part, locale }),
    nav: isPart ? createPartNav({ site, locale, content, number }) : null,
    myCopy: createMyCopy({ book, copies, ofPage: part.errata, ofList, isPart, locale }),
    paper: createPaper({ site, texts, content, part, copies }),
    tools:
      part.errata.length + part.apart.length === 0
        ? null
        : {
            cite: citeErratum(inMetadata),
            report: createErratumReport({
              address: book.supportEmail ?? site.settings.supportEmail,
              locale,
              title: inMetadata.texts.need(book.title).plain,
            }),
          },
    booksHref: site.routes.link(locale, paths.home),
    takeAlong,
    device: { book: book.slug, part: number, isPart },
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
    files: takeAlong.links.filter(({ download }) => download !== null),
    jsonLd: bookJsonLd({ ...inMetadata, correction }),
    previewHasVersion: isFirst,
  })
  return { ...model, frame }
}

function partOf({ book, errataParts }: BookContent, number: number): ErrataPart {
  const part = errataParts[number - 1]
  if (part === undefined) throw new Error(`The errata of "${book.slug}" have no part ${number}.`)
  return part
}

// What is not known is said once, not at each erratum.
function remarkOnCopies(errata: readonly Erratum[], locale: Locale): string | null {
  const isUnknown = (erratum: Erratum) => describeCopies(erratum, { locale, formatDay: String })?.isUnknown
  const t = strings[locale]
  if (!errata.some(isUnknown)) return null
  return errata.every(isUnknown) ? t.noPrintingKnown : t.somePrintingsUnknown
}
