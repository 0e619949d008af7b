import { parseIsbn13 } from '../../../../content/isbn.ts'
import { isSafeLink } from '../../../../content/link.ts'
import type { Flag, PassedOver, Reason, RecordValues } from '../importedBook.ts'
import type { PageLine } from '../lines/pageLine.ts'
import { toSourceOfSections } from '../lines/sourceLines.ts'
import { escapeDollars } from './links.ts'
import type { InPageWords, PartReading } from './partReading.ts'
import { readIntro } from './readIntro.ts'
import { readRecordLine } from './recordLines.ts'

/**
 * What a page says of the book itself: its title in the introduction (「A - B」に関する), and the lines of its record
 * (ISBN, 著者, 出版社, 発売日 …); other lines there are its description. Null where it says nothing.
 */
export function readRecord({
  intro: introLines,
  sections,
  headings,
}: {
  intro: readonly PageLine[]
  sections: readonly (readonly PageLine[])[]
  headings: readonly string[]
}): { reading: PartReading<RecordValues> | null; passedOver: PassedOver[] } {
  const intro = readIntro(introLines, headings)
  const { passedOver } = intro
  if (sections.flat().length === 0 && intro.lines.length === 0) return { reading: null, passedOver }
  const record = emptyRecord()
  const description: string[] = []
  for (const line of sections.flat()) {
    if (line.text === '' || line.cells?.length === 0) continue
    if (!readRecordLine(line.cells ? line.cells.join(': ') : line.text, record)) description.push(line.text)
  }
  const isbn = record.isbn === null ? null : parseIsbn13(record.isbn)
  const flags: Flag[] = record.title === null ? (intro.title ? intro.flags : [noTitle]) : []
  if (record.isbn !== null && !isbn?.ok)
    flags.push({ field: 'isbn', reason: badIsbn(record.isbn), proposal: null })
  const reading: PartReading<RecordValues> = {
    ...toSourceOfSections([...sections, ...intro.lines.map((line) => [line])]),
    words: {
      ...record,
      title: record.title ?? intro.title,
      subtitle: record.subtitle ?? intro.subtitle,
      isbn: isbn?.ok ? isbn.digits : null,
      description: escapeDollars(description.join('\n')),
      supportEmail: intro.supportEmail,
      links: record.links.filter((link) => isSafeLink(link.url)),
    },
    flags,
  }
  return { reading, passedOver }
}

function emptyRecord(): InPageWords<RecordValues> {
  return {
    title: null,
    subtitle: null,
    authors: [],
    publisher: null,
    isbn: null,
    publishedOn: null,
    pageCount: null,
    description: null,
    supportEmail: null,
    links: [],
    printings: [],
  }
}

function badIsbn(text: string): Reason {
  return {
    ja: `「${text}」はISBN-13として正しくありません。奥付で確かめ、ISBNを書いてください。`,
    en: `"${text}" is not a valid ISBN-13. Look it up on the colophon, and write the ISBN.`,
  }
}

const noTitle: Flag = {
  field: 'title',
  reason: {
    ja: 'ページから本の題を読み取れませんでした。奥付で確かめ、書名を書いてください。',
    en: 'The title of the book could not be read from the page. Look it up on the colophon, and write it.',
  },
  proposal: null,
}
