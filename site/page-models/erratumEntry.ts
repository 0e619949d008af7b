import { otherLocale } from '../../content/locale.ts'
import type { Erratum } from '../../content/erratum.ts'
import type { Copy } from '../../content/copies.ts'
import { describeCopies, type CopiesWords } from '../../content/describeCopies.ts'
import { parsePrintings } from '../../content/printings.ts'
import { siteDay } from '../../content/siteTime.ts'
import type { SaidPiece } from '../changes/sentence.ts'
import { formatDay } from '../i18n/formatDate.ts'
import { strings } from '../i18n/strings.ts'
import type { Link } from './frame.ts'
import { markCopies } from './myCopy.ts'
import { versionOf } from './erratumVersion.ts'
import { divideReadings, type Stretch } from './farStretches.ts'
import { showNote } from './note.ts'
import { showPicture, type Picture } from './picture.ts'
import { showPlace, type ShownPlace } from './place.ts'
import { madePublicAt, type BookContent } from './bookContent.ts'
import { paths, type PagePath } from './routes.ts'
import type { Site } from './site.ts'
import type { ShownText, Texts } from './texts.ts'

/**
 * One reading, with the words and the name of its kind. A rejected or withdrawn erratum is no correction: its readings are what is
 * `printed` and what was `suggested`, and `edit` is null. `isMarked`: what differs from the other reading is marked, here or there.
 * `stretches`: its parts, with what paper leaves out of a long one; null where it leaves out nothing.
 */
export type Reading = { text: ShownText; stretches: Stretch[] | null } & ReadingKind
type ReadingKind = { words: string; isMarked: boolean } & (
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
  /** What differs between the two, in words, for whoever can't see the marks; null where no short sentence says it. */
  difference: SaidPiece[] | null
  /** The place in pictures: as it is printed, and as it should be. */
  pictures: { name: 'wrong' | 'right'; words: string; picture: Picture }[]
  instruction: ShownText | null
  note: ShownText | null
  severity: { name: string; words: string } | null
  /** Null where it is confirmed, which is not said: readers expect it of a list of errata. */
  doubt: { name: string; words: string; hint: string } | null
  /** The affected printings in canonical notation, for the filter: empty where they are not known, `0` where no printing has it. */
  printings: string
  /** The copies of the page's choice that it may apply to: `1 2 ebook?` (myCopy.ts). Null where there is no choice. */
  forCopies: string | null
  /** Null where it is rejected or withdrawn: it concerns no copy. */
  copies: CopiesWords | null
  /** The day on which readers could see it first: `2026-04-01`. */
  since: string
  /** What it says, for a reader's device: versionOf(). */
  version: string
  /** The day of its last change; null where that is the day on which it was made public. */
  changed: string | null
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
  texts: textsOfPage,
  content,
  erratum,
  page = paths.errata(content.book.slug),
  copies = [],
}: {
  site: Site
  texts: Texts
  content: BookContent
  erratum: Erratum
  /** The page of the list on which it stands. Its permanent address is on the first one. */
  page?: PagePath
  /** The copies that a reader of the page may choose. */
  copies?: readonly Copy[]
}): ErratumEntry {
  const texts = textsOfPage.of(content.book.slug)
  const { locale } = texts
  const t = strings[locale]
  const twin = otherLocale(locale)
  return {
    tag: erratum.tag,
    place: showPlace(erratum, locale),
    ...showReadings({ erratum, texts, lang: content.book.lang }),
    pictures: showPictures({ site, texts, erratum }),
    instruction: texts.choose(erratum.instruction),
    note: showNote({ erratum, texts, bookLang: content.book.lang }),
    severity:
      erratum.severity === null ? null : { name: erratum.severity, words: t.severities[erratum.severity] },
    doubt: showDoubt(erratum, t),
    printings: erratum.appliesTo === 'ebook' ? '0' : readablePrintings(erratum),
    forCopies: markCopies(erratum, copies),
    copies: describeCopies(erratum, { locale, formatDay: (day) => formatDay(day, locale).words }),
    ...showTimes(erratum),
    reported: showReported(erratum, texts),
    confirmed:
      erratum.confirmedOn === null ? null : t.confirmedOn(formatDay(erratum.confirmedOn, locale).words),
    related: site.related.tagsOf(erratum.tag).flatMap((tag) => showRelated({ site, texts, tag }) ?? []),
    replacement: erratum.replacedBy === null ? null : showRelated({ site, texts, tag: erratum.replacedBy }),
    href: `${site.routes.link(locale, paths.errata(content.book.slug))}#${erratum.tag}`,
    twin: { href: `${site.routes.link(twin, page)}#${erratum.tag}`, lang: twin },
  }
}

function showTimes(erratum: Erratum): Pick<ErratumEntry, 'since' | 'version' | 'changed'> {
  const since = siteDay(new Date(madePublicAt(erratum)))
  const changed = siteDay(new Date(erratum.updatedAt))
  return { since, version: versionOf(erratum), changed: changed === since ? null : changed }
}

function readablePrintings({ printings }: Erratum): string {
  return printings !== null && parsePrintings(printings).ok ? printings : ''
}

function showPictures({
  site,
  texts,
  erratum,
}: {
  site: Site
  texts: Texts
  erratum: Erratum
}): ErratumEntry['pictures'] {
  const t = strings[texts.locale]
  const sides = [
    { name: 'wrong', words: t.picturePrinted, id: erratum.pictures.printed },
    { name: 'right', words: t.pictureCorrected, id: erratum.pictures.corrected },
  ] as const
  return sides.flatMap(({ name, words, id }) => {
    const picture = id === null ? null : showPicture({ site, texts, id, alt: words })
    return picture === null ? [] : [{ name, words, picture }]
  })
}

function showReadings({
  erratum,
  texts,
  lang,
}: {
  erratum: Erratum
  texts: Texts
  lang: string
}): Pick<ErratumEntry, 'readings' | 'difference'> {
  const t = strings[texts.locale]
  const original = erratum.original === null ? null : texts.quote(erratum.original, { lang, links: false })
  const correction =
    erratum.correction === null ? null : texts.quote(erratum.correction, { lang, links: true })
  if (erratum.status === 'rejected' || erratum.status === 'withdrawn')
    return {
      readings: [
        ...readingOf(original, { name: 'printed', words: t.printed, edit: null, isMarked: false }),
        ...readingOf(correction, { name: 'suggested', words: t.suggested, edit: null, isMarked: false }),
      ],
      difference: null,
    }
  const compared =
    original === null || correction === null
      ? { original, correction, isMarked: false, inWords: null }
      : texts.compare({ original, correction, lang })
  const { isMarked } = compared
  const divided =
    compared.original === null || compared.correction === null
      ? null
      : divideReadings({ original: compared.original.parts, correction: compared.correction.parts }, { lang })
  const [wrong, right] = [divided?.original, divided?.correction]
  return {
    readings: [
      ...readingOf(compared.original, { name: 'wrong', words: t.original, edit: 'del', isMarked }, wrong),
      ...readingOf(compared.correction, { name: 'right', words: t.correction, edit: 'ins', isMarked }, right),
    ],
    difference: compared.inWords,
  }
}

function readingOf(
  text: ShownText | null,
  reading: ReadingKind,
  stretches: Stretch[] | null = null,
): Reading[] {
  return text === null ? [] : [{ ...reading, text, stretches }]
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

// The related erratum may be of another book: the same formula in the second volume. Where that book's page is not there, it is left out.
function showRelated({ site, texts, tag }: { site: Site; texts: Texts; tag: string }): Link | null {
  const erratum = site.related.find(tag)
  if (erratum === null) return null
  const href = `${site.routes.link(texts.locale, paths.errata(erratum.book))}#${tag}`
  return { href, words: `${showPlace(erratum, texts.locale).whole} (#${tag})` }
}
