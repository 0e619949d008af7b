import type { Locale } from '../../../content/locale.ts'
import type { Draft, ImportedBook, Reason } from './importedBook.ts'
import { accountForLines } from './drafts/accountForLines.ts'
import { checkValues } from './check/checkValues.ts'
import { linesAbove } from './check/linesAbove.ts'
import { toErratumDraft } from './drafts/erratumDraft.ts'
import { withFingerprints } from './drafts/fingerprint.ts'
import { detectPageLocale } from './drafts/localize.ts'
import {
  toExcerptDraft,
  toMaterialDraft,
  toNewsDraft,
  toRecordDraft,
  toTocDraft,
} from './drafts/partDrafts.ts'
import { readErrata } from './errata/readErrata.ts'
import { findRefusal } from './findRefusal.ts'
import { passedOverReasons } from './lines/passedOverReasons.ts'
import { passOverLine } from './lines/passOverLine.ts'
import { readLines } from './lines/readLines.ts'
import { readExcerpt } from './parts/readExcerpt.ts'
import { readMaterials } from './parts/readMaterials.ts'
import { readNews } from './parts/readNews.ts'
import { readRecord } from './parts/readRecord.ts'
import { readToc } from './parts/readToc.ts'
import { splitSections, type Section } from './sections/splitSections.ts'
import { bookHeadings } from './sections/bookHeadings.ts'

/**
 * Reads an author's support page (Markdown, plain text or HTML; a bare list of errata too) to drafts for one book.
 * Pure, and never throws: what is not certain is flagged, what can't be used is passed over with the reason, and each line of
 * the page that is not blank is in one of the two. `refusal`: why nothing of the page may be imported. The pipeline: lines → sections → readings (what each section says, in the
 * page's own words) → drafts (in their language, with flags and fingerprints).
 */
export function readSupportPage({
  text,
  bookSlug,
}: {
  text: string
  bookSlug: string
}): ImportedBook & { refusal: Reason | null } {
  const { source, lines, passedOver: unread } = readLines(text)
  const { readings, passedOver } = readSections(splitSections(lines))
  const drafts = toDrafts(readings, { pageText: text, bookSlug })
  return {
    ...drafts,
    passedOver: accountForLines(source, drafts, [...unread, ...passedOver]),
    refusal: findRefusal(drafts, lines),
  }
}

type Readings = ReturnType<typeof readSections>['readings']

function readSections(sections: readonly Section[]) {
  const ofKind = (kind: Section['kind']) => sections.filter((section) => section.kind === kind)
  const linesOf = (kind: Section['kind']) => ofKind(kind).flatMap((section) => section.lines)
  const headings = sections.flatMap(({ heading }) => heading ?? [])
  const record = readRecord({
    intro: [...bookHeadings(headings), ...linesOf('intro')],
    sections: ofKind('record').map((section) => section.lines),
    headings: headings.map((heading) => heading.text),
  })
  const news = readNews(linesOf('news'))
  const materials = readMaterials(linesOf('materials'))
  const errata = ofKind('errata').map(({ lines, heading }) => {
    const list = readErrata(lines, heading)
    return { ...list, above: linesAbove({ heading, passedOver: list.passedOver }) }
  })
  return {
    readings: {
      record: record.reading,
      news: news.readings,
      materials: materials.readings,
      toc: readToc(ofKind('toc').map((section) => section.lines)),
      excerpts: ofKind('excerpt').flatMap((section) => readExcerpt(section) ?? []),
      errata: errata.flatMap((list) =>
        list.readings.map((reading) => ({ reading, above: list.above(reading) })),
      ),
    },
    passedOver: [
      ...record.passedOver,
      ...news.passedOver,
      ...materials.passedOver,
      ...errata.flatMap((list) => list.passedOver),
      ...linesOf('other').flatMap((line) => passOverLine(line, passedOverReasons.unknownSection)),
      ...headings.flatMap((heading) => passOverLine(heading, passedOverReasons.heading)),
    ],
  }
}

function toDrafts(
  readings: Readings,
  { pageText, bookSlug }: { pageText: string; bookSlug: string },
): Omit<ImportedBook, 'passedOver'> {
  const page = detectPageLocale(pageText)
  const named = <T>(kind: string, drafts: readonly Omit<Draft<T>, 'fingerprint'>[]): Draft<T>[] =>
    withFingerprints(drafts, { kind, book: bookSlug, textOf: (draft) => draft.source.text })
  const { record, toc } = readings
  return {
    record: record && (named('record', [toRecordDraft(record, page)])[0] ?? null),
    news: named(
      'news',
      readings.news.map((reading) => toNewsDraft(reading, page)),
    ),
    materials: named(
      'material',
      readings.materials.map((reading) => toMaterialDraft(reading, page)),
    ),
    toc: toc && (named('toc', [toTocDraft(toc, page)])[0] ?? null),
    excerpts: named(
      'excerpt',
      readings.excerpts.map((reading) => toExcerptDraft(reading, page)),
    ),
    errata: withFingerprints(toErratumDrafts(readings.errata, page), {
      kind: 'erratum',
      book: bookSlug,
      textOf: (draft) => [...draft.placeHeads, draft.source.text].join('\n'),
    }).map(({ placeHeads: _, ...draft }) => draft),
  }
}

/** The drafts of a list, with flags for values that look unlike an erratum's. */
function toErratumDrafts(readings: Readings['errata'], page: Locale) {
  const drafts = readings.map(({ reading }) => toErratumDraft(reading, page))
  return drafts.map((draft, index) => {
    const around = { above: readings[index]?.above ?? [], previous: drafts[index - 1] ?? null }
    return { ...draft, flags: [...draft.flags, ...checkValues({ ...draft, ...around }, draft.flags)] }
  })
}
