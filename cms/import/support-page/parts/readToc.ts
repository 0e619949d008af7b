import { isPageLabel } from '../../../../content/pageLabel.ts'
import type { Flag, Reason, TocValues } from '../importedBook.ts'
import type { PageLine } from '../lines/pageLine.ts'
import { toSourceOfSections } from '../lines/sourceLines.ts'
import { sectionKind } from '../sections/sectionKind.ts'
import { escapeDollars } from './links.ts'
import type { InPageWords, PartReading } from './partReading.ts'

type TocRow = {
  label: string | null
  title: string
  page: string | null
  level: 'chapter' | 'section' | 'plain'
  indent: number
}

/** The table of contents: the chapters, and below each its sections. Null where there is none. */
export function readToc(sections: readonly (readonly PageLine[])[]): PartReading<TocValues[]> | null {
  const lines = sections.flat()
  const rows = lines.flatMap((line) => (isWords(line) ? [readRow(line)] : []))
  if (rows.length === 0) return null
  const chapters: InPageWords<TocValues>[] = []
  let chapterIndent = 0
  for (const row of rows) {
    const chapter = chapters.at(-1)
    const entry = { label: row.label, title: escapeDollars(row.title).trim(), page: row.page }
    if (chapter && row.level !== 'chapter' && isBelow({ row, chapter, chapterIndent })) {
      const label =
        row.label !== null && chapter.label !== null && /^\d+$/.test(row.label)
          ? `${chapter.label}.${row.label}`
          : row.label
      chapter.sections.push({ ...entry, label })
    } else {
      chapters.push({ ...entry, sections: [] })
      chapterIndent = row.indent
    }
  }
  const long = rows.find((row) => row.title.length > 300)
  const flags: Flag[] = long
    ? [{ field: 'title', reason: longTitle(long.title.slice(0, 60)), proposal: null }]
    : []
  return { ...toSourceOfSections(sections), words: chapters, flags }
}

function isWords(line: PageLine): boolean {
  const isTitle = sectionKind(line.text, true) === 'toc' && !/\d/.test(line.text)
  return line.text !== '' && line.cells?.length !== 0 && !isTitle && !/^[-*_=\s]+$/.test(line.text)
}

const chapter =
  /^(?:第\s?([0-9]{1,3})\s?[章部]|(?:chapter|part)\s([0-9]{1,3}|[IVX]{1,6})|([0-9]{1,3}|[A-Z])\s?章)[\s.:：]*/i
const section =
  /^(?:§\s?)?((?:[A-Z]|[0-9]{1,3})(?:\.\s?[0-9]{1,3}){1,4})\.?[\s:：]+|^([0-9]{1,3})[.\s:：]+(?=\S)/
// 「… 12」 after a leader, a tab or a wide space; also 「(12ページ)」.
const pageNumber =
  /(?:[\s.…・‥]{2,200}|\t|\s(?:p\.?\s?|[(（]\s?p?\.?))([0-9]{1,4}|[ivxlc]{1,8})(?:ページ)?\s?[)）]?$/i

function readRow(line: PageLine): TocRow {
  const text = joinSpacedSigns((line.cells ?? [line.text]).join('  '))
  const paged = pageNumber.exec(text)
  const page = paged?.[1] !== undefined && isPageLabel(paged[1]) ? paged[1] : null
  const words = (page === null ? text : text.slice(0, paged?.index)).trim()
  const chapterMatch = chapter.exec(words)
  if (
    chapterMatch &&
    words.length > chapterMatch[0].length &&
    !/^の/.test(words.slice(chapterMatch[0].length))
  ) {
    const label = chapterMatch.slice(1).find((group) => group !== undefined) ?? null
    return { label, title: words.slice(chapterMatch[0].length), page, level: 'chapter', indent: line.indent }
  }
  const sectionMatch = section.exec(words)
  const label = (sectionMatch?.[1] ?? sectionMatch?.[2])?.replace(/\s/g, '') ?? null
  return {
    label,
    title: sectionMatch ? words.slice(sectionMatch[0].length) : words,
    page,
    level: label === null ? 'plain' : 'section',
    indent: line.indent,
  }
}

// Short words are sometimes typeset with spaces: 「文 献」.
function joinSpacedSigns(text: string): string {
  return /^[\u3040-\u30FF\u4E00-\u9FFF](?:\s[\u3040-\u30FF\u4E00-\u9FFF]){1,4}$/.test(text)
    ? text.replace(/\s/g, '')
    : text
}

/** Titles that stand beside the chapters, not within one. */
const outsideChapters = new RegExp(
  `^(?:${[
    'はじめに|まえがき|序文|序|前書き|記号(?:一覧|表)?|凡例|おわりに|あとがき|後書き|謝辞',
    '付録|補遺|参考文献|文献|引用文献|索引|著者(?:紹介|略歴)|奥付',
    'preface|foreword|introduction|notation|acknowledge?ments?|appendix|appendices',
    'references|bibliography|index|afterword|epilogue|about the authors?',
  ].join('|')})(?=$|[\\s:：、A-Z])`,
  'i',
)

/** Whether a row belongs to the chapter above it: by its indentation where the page has one, else by its words. */
function isBelow({
  row,
  chapter: above,
  chapterIndent,
}: {
  row: TocRow
  chapter: InPageWords<TocValues>
  chapterIndent: number
}): boolean {
  if (row.level === 'section' && row.label?.includes('.') && above.label !== null && /^\d/.test(row.label))
    return row.label.startsWith(`${above.label}.`) || row.indent > chapterIndent
  if (row.indent > chapterIndent) return true
  if (row.level === 'section') return above.label !== null || /^(?:付録|appendi)/i.test(above.title ?? '')
  return above.label !== null && !outsideChapters.test(row.title)
}

function longTitle(title: string): Reason {
  return {
    ja: `目次の「${title}…」は300文字を超えています。見出しだけに縮めてください。`,
    en: `The entry "${title}…" of the contents is longer than 300 characters. Shorten it to its heading.`,
  }
}
