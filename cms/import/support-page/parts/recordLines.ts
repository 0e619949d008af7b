import type { Locale } from '../../../../content/locale.ts'
import type { Flag, RecordValues } from '../importedBook.ts'
import { localize } from '../drafts/localize.ts'
import { takeDay } from '../errata/readDay.ts'
import { readPrintings } from '../errata/readPrintings.ts'
import { halfWidth } from '../math/halfWidth.ts'
import { takeLinks } from './links.ts'

type Into = { values: RecordValues; flags: Flag[]; page: Locale }

/** Reads a line of a book's record into its field; false where it is none: then it describes the book. */
export function readRecordLine(line: string, into: Into): boolean {
  const text = halfWidth(line)
  const printing = /^(.{1,30}?(?:printing|刷))[\s:(,]{0,5}(.{0,40})$/i.exec(text)
  const number = Number(readPrintings(printing?.[1] ?? ''))
  if (printing && number > 0) {
    into.values.printings.push({ number, date: takeDay(printing[2] ?? '')?.day ?? null })
    return true
  }
  const isbn = /isbn(?:-?13)?[\s:]{0,5}([0-9Xx][0-9Xx -]{8,20}[0-9Xx])/i.exec(text)
  if (isbn) {
    into.values.isbn ??= isbn[1]?.trim() ?? null
    return text.length < 60
  }
  const match = /^([^:]{1,20}?)\s?:\s?(\S.{0,400})$/.exec(text)
  const field = match && fields.find(([pattern]) => pattern.test(match[1] ?? ''))
  if (!match || !field) return readLink(line, into)
  return field[1](match[2] ?? '', into)
}

const fields: readonly [RegExp, (value: string, into: Into) => boolean][] = [
  [
    /^(?:書名|題名|タイトル|title)$/i,
    (value, { values, page }) => Boolean((values.title = localize(value, page))),
  ],
  [
    /^(?:副題|サブタイトル|subtitle)$/i,
    (value, { values, page }) => Boolean((values.subtitle = localize(value, page))),
  ],
  [
    /^(?:著者?|著者名|編者|authors?|by)$/i,
    (value, { values, page }) =>
      Boolean(
        values.authors.push(
          ...value
            .split(/[,、;]|\sand\s|・(?=.{3})/)
            .map((name) => localize(name.replace(/\s?(?:著|編著|編)$/, ''), page))
            .filter((name) => name.ja !== null || name.en !== null),
        ),
      ),
  ],
  [
    /^(?:出版社|発行所?|発行元|版元|publisher)$/i,
    (value, { values, page }) => Boolean((values.publisher = localize(value, page))),
  ],
  [
    /^(?:発売日?|刊行日?|発行日|出版日|published(?: on)?|publication date|release date)$/i,
    (value, { values }) => Boolean((values.publishedOn = takeDay(value)?.day ?? values.publishedOn)),
  ],
  [
    /^(?:ページ数?|頁数?|判型・?ページ数|pages?|page count|length)$/i,
    (value, { values }) => Boolean((values.pageCount = Number(/\d{1,4}/.exec(value)?.[0] ?? 0) || null)),
  ],
]

function readLink(line: string, { values, page }: Into): boolean {
  const { text, links } = takeLinks(line)
  const [url] = links
  if (url === undefined || text.length > 80) return false
  values.links.push({
    kind: linkKind(`${text} ${url}`),
    label: localize(text === '' ? null : text, page),
    url,
  })
  return true
}

function linkKind(text: string): RecordValues['links'][number]['kind'] {
  if (/電子|kindle|e-?book/i.test(text)) return 'ebook'
  if (/github|コード|code/i.test(text)) return 'code'
  if (/試し読み|sample/i.test(text)) return 'sample'
  if (/amazon|購入|書店|honto|buy|store/i.test(text)) return 'buy'
  return /出版社|publisher|書籍ページ/i.test(text) ? 'publisher' : 'other'
}
