import type { Draft, ImportedBook, PassedOver } from './importedBook.ts'
import { toErratumDraft } from './drafts/erratumDraft.ts'
import { withFingerprints } from './drafts/fingerprint.ts'
import { pageLocale } from './drafts/localize.ts'
import { passedOverReasons } from './drafts/passedOverReasons.ts'
import { linesOf, readErrata } from './errata/readErrata.ts'
import { readLines } from './lines/readLines.ts'
import type { PageLine } from './lines/pageLine.ts'
import { readExcerpt } from './parts/readExcerpt.ts'
import { readMaterials } from './parts/readMaterials.ts'
import { readNews } from './parts/readNews.ts'
import { readRecord } from './parts/readRecord.ts'
import { readToc } from './parts/readToc.ts'
import { splitSections, type Section } from './sections/splitSections.ts'

/**
 * Reads an author's support page (Markdown, plain text or HTML; a bare list of errata too) to drafts for one book.
 * Pure, and never throws: what is not certain is flagged, what can't be used is passed over with the reason, and each line of the
 * page that is not blank is in one of the two. The pipeline: lines → sections → what each holds → drafts with fingerprints.
 */
export function readSupportPage({ text, bookSlug }: { text: string; bookSlug: string }): ImportedBook {
  const { source, lines, passedOver } = readLines(text)
  const page = pageLocale(text)
  const sections = splitSections(lines)
  const of = (kind: Section['kind']) => sections.filter((section) => section.kind === kind)
  const linesUnder = (kind: Section['kind']) => of(kind).flatMap((section) => section.lines)

  const record = readRecord({
    intro: [...topHeadings(sections), ...linesUnder('intro')],
    sections: of('record').map((section) => section.lines),
    headings: sections.flatMap((section) => section.heading?.text ?? []),
    page,
  })
  const news = readNews(linesUnder('news'), page)
  const materials = readMaterials(linesUnder('materials'), page)
  const errata = of('errata').map((section) => readErrata(section.lines))
  const toc = readToc(
    of('toc').map((section) => section.lines),
    page,
  )
  const excerpts = of('excerpt').flatMap((section) => readExcerpt(section, page) ?? [])

  const name = <T>(kind: string, drafts: readonly Omit<Draft<T>, 'fingerprint'>[]): Draft<T>[] =>
    withFingerprints(drafts, { kind, book: bookSlug, textOf: (draft) => draft.source.text })
  const readings = errata.flatMap((list) => list.readings)
  const book = {
    record: record.draft && (name('record', [record.draft])[0] ?? null),
    news: name('news', news.drafts),
    materials: name('material', materials.drafts),
    toc: toc && (name('toc', [toc])[0] ?? null),
    excerpts: name('excerpt', excerpts),
    errata: withFingerprints(
      readings.map((reading) => toErratumDraft(reading, page)),
      {
        kind: 'erratum',
        book: bookSlug,
        textOf: (draft) => [...draft.placeHeads, draft.source.text].join('\n'),
      },
    ).map(({ placeHeads: _, ...draft }) => draft),
  }
  const explained = [
    ...passedOver,
    ...record.passedOver,
    ...news.passedOver,
    ...materials.passedOver,
    ...errata.flatMap((list) => list.passedOver),
    ...of('other').flatMap((section) =>
      section.lines.flatMap((line) => linesOf(line, passedOverReasons.unknownSection)),
    ),
    ...sections.flatMap((section) =>
      section.heading ? linesOf(section.heading, passedOverReasons.heading) : [],
    ),
  ]
  return { ...book, passedOver: accountFor(source, book, explained) }
}

/** The headings of the whole page, where they open a part too: "Errata for TITLE". */
function topHeadings(sections: readonly Section[]): PageLine[] {
  return sections.flatMap(({ heading }) =>
    heading?.heading === 1 && isAboutBook(heading.text) ? [heading] : [],
  )
}

function isAboutBook(text: string): boolean {
  return /\s(?:for|of|to)\s|[「『“]/.test(text)
}

/** The lines that became nothing, each once, in order: those with a reason, and whatever is left of the page. */
function accountFor(
  source: readonly string[],
  book: Omit<ImportedBook, 'passedOver'>,
  explained: readonly PassedOver[],
): PassedOver[] {
  const drafts = [
    book.record,
    book.toc,
    ...book.news,
    ...book.materials,
    ...book.excerpts,
    ...book.errata,
  ].filter((draft) => draft !== null)
  const used = new Set<number>()
  for (const { from, to } of drafts.flatMap((draft) => [draft.source, ...draft.heads]))
    for (let line = from; line <= to; line += 1) used.add(line)
  const reasons = new Map(explained.map((item) => [item.line, item.reason]))
  return source.flatMap((text, index) => {
    const line = index + 1
    if (text.trim() === '' || used.has(line)) return []
    return [{ line, text, reason: reasons.get(line) ?? leftOver(text) }]
  })
}

function leftOver(text: string): PassedOver['reason'] {
  return /[\p{L}\p{N}]/u.test(text.replace(/<[^<>]*>/g, ''))
    ? passedOverReasons.remark
    : text.includes('<')
      ? passedOverReasons.markup
      : passedOverReasons.rule
}
