import type { Locale } from '../../content/locale.ts'
import { importedCollections, type ImportedCollection } from './knownContent.ts'
import type { ImportOutcome } from './saveImport.ts'
import { describeLines } from './toCheckText.ts'

/** The lines that end an import, for the person who ran it: what was made, what to look at and why, what became nothing, and where to go. */
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
    ...section(say.toCheck, flagged(outcome, locale)),
    ...section(say.passedOver, passedOver(outcome, locale)),
    '',
    ...(outcome.saved ? whereToGo({ outcome, locale, cmsUrl }) : [say.nothingWritten]),
  ]
}

/** The address of the panel's list of a book's errata that are to be checked. */
function toCheckAddress({ cmsUrl, bookId }: { cmsUrl: string; bookId: string }): string {
  const where = `where[or][0][and][0][book][equals]=${bookId}&where[or][0][and][1][toCheck][exists]=true`
  return `${cmsUrl}/admin/collections/errata?${where.replaceAll('[', '%5B').replaceAll(']', '%5D')}`
}

function describeBook({ book, saved }: ImportOutcome, locale: Locale): string {
  const say = words[locale]
  if (book.id === null) return (saved ? say.bookMade : say.bookToMake)(book.slug)
  if (book.filled.length === 0) return say.bookLeft(book.slug)
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
  const made = outcome.documents.filter((document) => document.collection === collection)
  const known = outcome.known[collection]
  if (made.length === 0 && known === 0) return []
  const say = words[locale]
  const doubtful = made.filter(({ flags }) => flags.length > 0).length
  return [
    `${say.names[collection]}: ${(outcome.saved ? say.made : say.toMake)(made.length, doubtful)}${known > 0 ? say.known(known) : ''}`,
  ]
}

function flagged({ book, documents }: ImportOutcome, locale: Locale): string[] {
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

function passedOver({ passedOver }: ImportOutcome, locale: Locale): string[] {
  return passedOver.flatMap(({ line, text, reason }) => [
    `- ${describeLines({ from: line, to: line }, locale)}: ${text.trim()}`,
    `    ${reason[locale]}`,
  ])
}

function section(head: (count: number) => string, lines: string[]): string[] {
  const count = lines.filter((line) => line.startsWith('- ')).length
  return count === 0 ? [] : ['', head(count), ...lines]
}

function whereToGo({
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
    bookMade: (slug: string) => `本「${slug}」を下書きで作りました。`,
    bookToMake: (slug: string) => `本「${slug}」を下書きで作ります。`,
    bookLeft: (slug: string) => `本「${slug}」の書誌はそのままです。`,
    bookFilled: (slug: string, fields: string) => `本「${slug}」の空いていた欄を埋めました: ${fields}`,
    bookToFill: (slug: string, fields: string) => `本「${slug}」の空いている欄を埋めます: ${fields}`,
    names: { news: 'お知らせ', materials: '参考資料', excerpts: '抜粋', errata: '正誤' },
    made: (count: number, doubtful: number) =>
      `${count}件を下書きで作りました${doubtful > 0 ? `(うち要確認 ${doubtful}件)` : ''}`,
    toMake: (count: number, doubtful: number) =>
      `${count}件を下書きで作ります${doubtful > 0 ? `(うち要確認 ${doubtful}件)` : ''}`,
    known: (count: number) => `。${count}件は取り込み済みです`,
    toCheck: (count: number) => `確認が必要なもの(${count}件):`,
    passedOver: (count: number) => `取り込まなかった行(${count}行):`,
    proposal: '案',
    nothingWritten: '何も書き込んでいません。--dry-run を付けずに実行すると取り込みます。',
    drafts: 'すべて下書きです。管理画面で確かめて公開するまで、サイトには出ません。',
    nothingNew: '新しいものはなかったので、何も変えていません。',
    theBook: '本',
    errataToCheck: '確認が必要な正誤',
  },
  en: {
    book: (slug: string) => `The book "${slug}"`,
    bookMade: (slug: string) => `The book "${slug}" was made, as a draft.`,
    bookToMake: (slug: string) => `The book "${slug}" would be made, as a draft.`,
    bookLeft: (slug: string) => `The record of the book "${slug}" stays as it is.`,
    bookFilled: (slug: string, fields: string) =>
      `Of the book "${slug}" these fields were empty and were filled: ${fields}`,
    bookToFill: (slug: string, fields: string) =>
      `Of the book "${slug}" these fields are empty and would be filled: ${fields}`,
    names: { news: 'News', materials: 'Materials', excerpts: 'Excerpts', errata: 'Errata' },
    made: (count: number, doubtful: number) =>
      `${count} made as drafts${doubtful > 0 ? `, ${doubtful} of them to be checked` : ''}`,
    toMake: (count: number, doubtful: number) =>
      `${count} would be made as drafts${doubtful > 0 ? `, ${doubtful} of them to be checked` : ''}`,
    known: (count: number) => `; ${count} taken over before`,
    toCheck: (count: number) => `To be checked (${count}):`,
    passedOver: (count: number) => `Passed over (${count} ${count === 1 ? 'line' : 'lines'}):`,
    proposal: 'Proposal',
    nothingWritten: 'Nothing was written. Run it without --dry-run to take this over.',
    drafts: 'All of it is a draft: nothing is on the site until you publish it in the admin panel.',
    nothingNew: 'There was nothing new, so nothing was changed.',
    theBook: 'The book',
    errataToCheck: 'The errata to be checked',
  },
} as const satisfies Record<Locale, unknown>
