import type { Bilingual, Locale, LocalizedText } from '../../../../content/locale.ts'
import { parseIsbn13 } from '../../../../content/isbn.ts'
import { isSafeLink } from '../../../../content/link.ts'
import type { Draft, Flag, PassedOver, RecordValues } from '../importedBook.ts'
import { localize } from '../drafts/localize.ts'
import { passedOverReasons } from '../drafts/passedOverReasons.ts'
import { sourceOfSections } from '../drafts/sourceLines.ts'
import { linesOf } from '../errata/readErrata.ts'
import type { PageLine } from '../lines/pageLine.ts'
import { escapeDollars } from './links.ts'
import { readRecordLine } from './recordLines.ts'

/**
 * What a page says of the book itself: its title in the introduction (「A - B」に関する), and the lines of its record
 * (ISBN, 著者, 出版社, 発売日 …); what else stands there describes it. Null where it says nothing.
 */
export function readRecord({
  intro,
  sections,
  headings,
  page,
}: {
  intro: readonly PageLine[]
  sections: readonly (readonly PageLine[])[]
  headings: readonly string[]
  page: Locale
}): { draft: Omit<Draft<RecordValues>, 'fingerprint'> | null; passedOver: PassedOver[] } {
  const values = emptyRecord()
  const flags: Flag[] = []
  const unsure: Flag[] = []
  const used: PageLine[] = []
  const passedOver: PassedOver[] = []
  for (const line of intro) {
    const title = values.title.ja === null && values.title.en === null ? readTitle(line) : null
    if (title)
      Object.assign(values, { title: localize(title.title, page), subtitle: localize(title.subtitle, page) })
    if (title && !headings.some((heading) => heading !== line.text && heading.includes(title.title)))
      unsure.push({ field: 'title', reason: unsureTitle, proposal: null })
    const email = /[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}/.exec(line.text)?.[0]
    if (email) values.supportEmail ??= email
    if (title || email) used.push(line)
    else
      passedOver.push(...linesOf(line, line.text === '' ? passedOverReasons.rule : passedOverReasons.intro))
  }
  const titleOfIntro = values.title
  const description: string[] = []
  for (const line of sections.flat()) {
    if (line.text === '' || line.cells?.length === 0) continue
    if (!readRecordLine(line.cells ? line.cells.join(': ') : line.text, { values, flags, page }))
      description.push(line.text)
  }
  const hasNoTitle = values.title.ja === null && values.title.en === null
  const titleFlags = hasNoTitle
    ? [{ field: 'title', reason: noTitle, proposal: null }]
    : values.title === titleOfIntro
      ? unsure
      : []
  flags.push(...titleFlags)
  values.description = localize(description.length === 0 ? null : escapeDollars(description.join('\n')), page)
  values.links = values.links.filter((link) => isSafeLink(link.url))
  if (values.isbn !== null) values.isbn = checkIsbn(values.isbn, flags)
  const places = sourceOfSections([...sections, ...used.map((line) => [line])])
  if (sections.flat().length === 0 && used.length === 0) return { draft: null, passedOver }
  return { draft: { ...places, values, flags }, passedOver }
}

function emptyRecord(): RecordValues {
  const none: LocalizedText = { ja: null, en: null }
  return {
    title: none,
    subtitle: none,
    authors: [],
    publisher: none,
    isbn: null,
    publishedOn: null,
    pageCount: null,
    description: none,
    supportEmail: null,
    links: [],
    printings: [],
  }
}

/** The title that an introduction quotes, or that the page's own heading is; what follows a dash or a colon is the subtitle. */
function readTitle(line: PageLine): { title: string; subtitle: string | null } | null {
  const quoted =
    /[「『“"]([^「」『』“”"]{2,120})[」』”"](?:[^「」『』。]{0,20}(?:に関する|について|の?サポート|の?正誤|の?訂正|のページ)|\s?(?:support|errata))/i.exec(
      line.text,
    )?.[1]
  const of = /^(?:(?:errata|support page|companion site)\s(?:for|of|to)\s)(.{2,120}?)[.:]?$/i.exec(
    line.text,
  )?.[1]
  const whole =
    line.heading === 1 && line.text.length <= 120
      ? line.text.replace(/[\s　]*(?:サポートページ|正誤表|support page|errata)$/i, '')
      : null
  const full = quoted ?? of ?? (whole === '' ? null : whole)
  if (full === null || full === undefined) return null
  const match = /^(.{1,80}?)(?:\s[-–—―:]\s|[：―—]|:\s)(.{1,100})$/.exec(full)
  return match
    ? { title: (match[1] ?? '').trim(), subtitle: (match[2] ?? '').trim() }
    : { title: full.trim(), subtitle: null }
}

function checkIsbn(text: string, flags: Flag[]): string | null {
  const parsed = parseIsbn13(text)
  if (parsed.ok) return parsed.digits
  flags.push({ field: 'isbn', reason: badIsbn(text), proposal: null })
  return null
}

function badIsbn(text: string): Bilingual {
  return {
    ja: `「${text}」はISBN-13として正しくありません。奥付で確かめ、ISBNを書いてください。`,
    en: `"${text}" is not a valid ISBN-13. Look it up on the colophon, and write the ISBN.`,
  }
}

const noTitle = {
  ja: 'ページから本の題を読み取れませんでした。奥付で確かめ、書名を書いてください。',
  en: 'The title of the book could not be read from the page. Look it up on the colophon, and write it.',
}
const unsureTitle = {
  ja: '題は前置きの文から読み取りました。奥付と見比べ、題と副題の分かれ目を確かめてください。',
  en: 'The title was read from the introduction. Compare title and subtitle with the colophon.',
}
