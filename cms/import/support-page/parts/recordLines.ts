import { takeDay } from '../errata/readDay.ts'
import { readPrintings } from '../errata/readPrintings.ts'
import type { RecordValues } from '../importedBook.ts'
import { halfWidth } from '../math/halfWidth.ts'
import { takeLinks } from './links.ts'
import type { InPageWords } from './partReading.ts'

type RecordWords = InPageWords<RecordValues>

/** Reads a line of a book's record into its field; false where it is no such line: then it describes the book. */
export function readRecordLine(line: string, record: RecordWords): boolean {
  const text = halfWidth(line)
  const printing = /^(.{1,30}?(?:printing|刷))[\s:(,]{0,5}(.{0,40})$/i.exec(text)
  const number = Number(readPrintings(printing?.[1] ?? ''))
  if (printing && number > 0) {
    record.printings.push({ number, date: takeDay(printing[2] ?? '')?.day ?? null })
    return true
  }
  const isbn = /isbn(?:-?13)?[\s:]{0,5}([0-9Xx][0-9Xx -]{8,20}[0-9Xx])/i.exec(text)
  if (isbn) {
    record.isbn ??= isbn[1]?.trim() ?? null
    return text.length < 60
  }
  const [name = '', value = ''] = /^([^:]{1,20}?)\s?:\s?(\S.{0,400})$/.exec(text)?.slice(1) ?? []
  const field = fields.find(([pattern]) => pattern.test(name))
  return field ? field[1](value, record) : readLink(line, record)
}

/** The names of the fields, each with what reads its value; false: the value can't be read. */
const fields: readonly [RegExp, (value: string, record: RecordWords) => boolean][] = [
  [/^(?:書名|題名|タイトル|title)$/i, (value, record) => Boolean((record.title = value))],
  [/^(?:副題|サブタイトル|subtitle)$/i, (value, record) => Boolean((record.subtitle = value))],
  [
    /^(?:著者?|著者名|編者|authors?|by)$/i,
    (value, record) => Boolean(record.authors.push(...splitNames(value))),
  ],
  [/^(?:出版社|発行所?|発行元|版元|publisher)$/i, (value, record) => Boolean((record.publisher = value))],
  [
    /^(?:発売日?|刊行日?|発行日|出版日|published(?: on)?|publication date|release date)$/i,
    (value, record) => Boolean((record.publishedOn = takeDay(value)?.day ?? record.publishedOn)),
  ],
  [
    /^(?:ページ数?|頁数?|判型・?ページ数|pages?|page count|length)$/i,
    (value, record) => Boolean((record.pageCount = Number(/\d{1,4}/.exec(value)?.[0] ?? 0) || null)),
  ],
]

function splitNames(value: string): string[] {
  return value
    .split(/[,、;]|\sand\s|・(?=.{3})/)
    .map((name) => name.replace(/\s?(?:著|編著|編)$/, ''))
    .filter((name) => name.trim() !== '')
}

function readLink(line: string, record: RecordWords): boolean {
  const { text, links } = takeLinks(line)
  const [url] = links
  if (url === undefined || text.length > 80) return false
  record.links.push({ kind: toLinkKind(`${text} ${url}`), label: text === '' ? null : text, url })
  return true
}

function toLinkKind(text: string): RecordValues['links'][number]['kind'] {
  if (/電子|kindle|e-?book/i.test(text)) return 'ebook'
  if (/github|コード|code/i.test(text)) return 'code'
  if (/試し読み|sample/i.test(text)) return 'sample'
  if (/amazon|購入|書店|honto|buy|store/i.test(text)) return 'buy'
  return /出版社|publisher|書籍ページ/i.test(text) ? 'publisher' : 'other'
}
