import type { Locale } from '../../content/locale.ts'
import { importedCollections, type ImportedCollection } from './storedContent.ts'
import type { ImportOutcome } from './saveImport.ts'
import { describeLines } from './toCheckText.ts'

/** The report of an import, line by line: what was created, what to check, which lines were passed over, and where to go on. */
export function describeOutcome({
  outcome,
  locale,
  cmsUrl,
}: {
  outcome: ImportOutcome
  locale: Locale
  cmsUrl: string
}): string[] {
  const say = words[locale]
  return [
    describeBook(outcome, locale),
    ...importedCollections.flatMap((collection) => describeCount({ outcome, collection, locale })),
    ...(outcome.saved ? [] : toSection(say.readings, listReadings(outcome, locale))),
    ...toSection(say.toCheck, listFlags(outcome, locale)),
    ...toSection(say.passedOver, listPassedOver(outcome, locale), outcome.passedOver.length),
    '',
    ...(outcome.saved ? describeNextSteps({ outcome, locale, cmsUrl }) : [say.nothingWritten]),
  ]
}

/** The address of the panel's list of a book's errata that are to be checked. */
function toCheckAddress({ cmsUrl, bookId }: { cmsUrl: string; bookId: string }): string {
  const where = `where[or][0][and][0][book][equals]=${bookId}&where[or][0][and][1][toCheck][exists]=true`
  return `${cmsUrl}/admin/collections/errata?${where.replaceAll('[', '%5B').replaceAll(']', '%5D')}`
}

function describeBook({ book, saved }: ImportOutcome, locale: Locale): string {
  const say = words[locale]
  if (book.id === null) return (saved ? say.bookCreated : say.bookToCreate)(book.slug)
  if (book.filled.length === 0) return say.bookUnchanged(book.slug)
  return (saved ? say.bookFilled : say.bookToFill)(book.slug, book.filled.join(', '))
}

function describeCount({
  outcome,
  collection,
  locale,
}: {
  outcome: ImportOutcome
  collection: ImportedCollection
  locale: Locale
}): string[] {
  const documents = outcome.documents.filter((document) => document.collection === collection)
  const importedBefore = outcome.importedBefore[collection]
  if (documents.length === 0 && importedBefore === 0) return []
  const say = words[locale]
  const doubtful = documents.filter(({ flags }) => flags.length > 0).length
  const count = (outcome.saved ? say.created : say.toCreate)(documents.length, doubtful)
  return [`${say.names[collection]}: ${count}${importedBefore > 0 ? say.importedBefore(importedBefore) : ''}`]
}

function listFlags({ book, documents }: ImportOutcome, locale: Locale): string[] {
  const say = words[locale]
  const entries = [
    ...(book.flags.length > 0 ? [{ head: say.book(book.slug), flags: book.flags }] : []),
    ...documents
      .filter(({ flags }) => flags.length > 0)
      .map(({ source, title, flags }) => ({
        head: `${describeLines(source, locale)} (${title[locale]})`,
        flags,
      })),
  ]
  return entries.flatMap(({ head, flags }) => [
    `- ${head}`,
    ...flags.map(
      ({ reason, proposal }) =>
        `    ${reason[locale]}${proposal === null ? '' : ` ${say.proposal}: ${proposal}`}`,
    ),
  ])
}

/** What each erratum would be, on one line; a doubtful one says so. */
function listReadings({ documents }: ImportOutcome, locale: Locale): string[] {
  return documents.flatMap(({ reading, flags }) =>
    reading === null ? [] : [`- ${reading[locale]}${flags.length > 0 ? ` ${words[locale].doubtful}` : ''}`],
  )
}

/** How many passed-over lines are listed, and how much of each: a page may be megabytes of something else. */
const longestList = { lines: 200, characters: 200 }

function listPassedOver({ passedOver }: ImportOutcome, locale: Locale): string[] {
  const more = passedOver.length - longestList.lines
  return [
    ...passedOver
      .slice(0, longestList.lines)
      .flatMap(({ line, text, reason }) => [
        `- ${describeLines({ from: line, to: line }, locale)}: ${shorten(text.trim())}`,
        `    ${reason[locale]}`,
      ]),
    ...(more > 0 ? [`  ${words[locale].more(more)}`] : []),
  ]
}

function shorten(text: string): string {
  return text.length > longestList.characters ? `${text.slice(0, longestList.characters)}…` : text
}

function toSection(
  head: (count: number) => string,
  lines: string[],
  count = lines.filter((line) => line.startsWith('- ')).length,
): string[] {
  return count === 0 ? [] : ['', head(count), ...lines]
}

function describeNextSteps({
  outcome,
  locale,
  cmsUrl,
}: {
  outcome: ImportOutcome
  locale: Locale
  cmsUrl: string
}): string[] {
  const say = words[locale]
  const { book, bookId, documents } = outcome
  if (bookId === null) return []
  const isNothingNew = documents.length === 0 && book.id !== null && book.filled.length === 0
  const hasErrataToCheck = documents.some(
    ({ collection, flags }) => collection === 'errata' && flags.length > 0,
  )
  return [
    isNothingNew ? say.nothingNew : say.drafts,
    `${say.theBook}: ${cmsUrl}/admin/collections/books/${bookId}`,
    ...(hasErrataToCheck ? [`${say.errataToCheck}: ${toCheckAddress({ cmsUrl, bookId })}`] : []),
  ]
}

const words = {
  ja: {
    book: (slug: string) => `本「${slug}」`,
    bookCreated: (slug: string) => `本「${slug}」を下書きで作りました。`,
    bookToCreate: (slug: string) => `本「${slug}」を下書きで作ります。`,
    bookUnchanged: (slug: string) => `本「${slug}」の書誌はそのままです。`,
    bookFilled: (slug: string, fields: string) => `本「${slug}」の空いていた欄を埋めました: ${fields}`,
    bookToFill: (slug: string, fields: string) => `本「${slug}」の空いている欄を埋めます: ${fields}`,
    names: { news: 'お知らせ', materials: '参考資料', excerpts: '抜粋', errata: '正誤' },
    created: (count: number, doubtful: number) =>
      `${count}件を下書きで作りました${doubtful > 0 ? `(うち要見直し ${doubtful}件)` : ''}`,
    toCreate: (count: number, doubtful: number) =>
      `${count}件を下書きで作ります${doubtful > 0 ? `(うち要見直し ${doubtful}件)` : ''}`,
    importedBefore: (count: number) => `。${count}件は取り込み済みです`,
    toCheck: (count: number) => `見直しが必要なもの(${count}件):`,
    passedOver: (count: number) => `取り込まなかった行(${count}行):`,
    readings: (count: number) => `正誤はこう読みました(${count}件):`,
    doubtful: '(要見直し)',
    more: (count: number) => `ほかに${count}行`,
    proposal: '案',
    nothingWritten: '何も書き込んでいません。--dry-run を付けずに実行すると取り込みます。',
    drafts: 'すべて下書きです。管理画面で確かめて公開するまで、サイトには出ません。',
    nothingNew: '新しいものはなかったので、何も変えていません。',
    theBook: '本',
    errataToCheck: '見直しが必要な正誤',
  },
  en: {
    book: (slug: string) => `The book "${slug}"`,
    bookCreated: (slug: string) => `The book "${slug}" was made, as a draft.`,
    bookToCreate: (slug: string) => `The book "${slug}" would be made, as a draft.`,
    bookUnchanged: (slug: string) => `The record of the book "${slug}" stays as it is.`,
    bookFilled: (slug: string, fields: string) =>
      `Of the book "${slug}" these fields were empty and were filled: ${fields}`,
    bookToFill: (slug: string, fields: string) =>
      `Of the book "${slug}" these fields are empty and would be filled: ${fields}`,
    names: { news: 'News', materials: 'Materials', excerpts: 'Excerpts', errata: 'Errata' },
    created: (count: number, doubtful: number) =>
      `${count} made as drafts${doubtful > 0 ? `, ${doubtful} of them doubtful` : ''}`,
    toCreate: (count: number, doubtful: number) =>
      `${count} would be made as drafts${doubtful > 0 ? `, ${doubtful} of them doubtful` : ''}`,
    importedBefore: (count: number) => `; ${count} imported before`,
    toCheck: (count: number) => `Doubtful (${count}):`,
    passedOver: (count: number) => `Passed over (${count} ${count === 1 ? 'line' : 'lines'}):`,
    readings: (count: number) => `The errata as they were read (${count}):`,
    doubtful: '(doubtful)',
    more: (count: number) => `and ${count} more`,
    proposal: 'Proposal',
    nothingWritten: 'Nothing was written. Run it without --dry-run to import this.',
    drafts: 'All of it is a draft: nothing is on the site until you publish it in the admin panel.',
    nothingNew: 'There was nothing new, so nothing was changed.',
    theBook: 'The book',
    errataToCheck: 'The doubtful errata',
  },
} as const satisfies Record<Locale, unknown>
