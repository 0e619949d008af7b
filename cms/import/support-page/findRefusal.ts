import type { Draft, ErratumValues, ImportedBook, Reason } from './importedBook.ts'
import type { PageLine } from './lines/pageLine.ts'

/**
 * Why nothing of a page may be imported, or null: nothing was found in it, or it holds the errata of two books, which would all
 * become one book's.
 */
export function findRefusal(
  { record, toc, news, materials, excerpts, errata }: Omit<ImportedBook, 'passedOver'>,
  lines: readonly PageLine[],
): Reason | null {
  const count = [news, materials, excerpts, errata].reduce((sum, drafts) => sum + drafts.length, 0)
  if (count === 0 && record === null && toc === null) return nothingFound
  const titles = titlesWithErrata(errata, lines)
  return titles.length > 1 ? twoBooks(titles) : null
}

/** The books whose titles stand in headings over errata, each once. */
function titlesWithErrata(errata: readonly Draft<ErratumValues>[], lines: readonly PageLine[]): string[] {
  const titled = lines.flatMap((line) => {
    const title = line.heading === null ? null : titleIn(line.text)
    return title === null ? [] : [{ from: line.from, title }]
  })
  const titles = new Map<string, string>()
  let index = -1
  for (const { source } of errata) {
    while ((titled[index + 1]?.from ?? Infinity) <= source.from) index += 1
    const title = titled[index]?.title
    if (title !== undefined) titles.set(title.normalize('NFKC').replace(/\s+/g, '').toLowerCase(), title)
  }
  return [...titles.values()]
}

/** The title of a book in a heading: 『…』, "Errata for TITLE", 上巻, "Volume 2", "Book Two"; null: it names none. */
function titleIn(heading: string): string | null {
  const quoted = /[『“«]([^『』“”«»]{1,80})[』”»]/.exec(heading)?.[1]
  if (quoted !== undefined) return quoted
  const named = /^(?:errata|corrections|corrigenda)\s(?:for|of|to)\s(?:the\s)?(.{3,80})$/i.exec(heading)?.[1]
  if (named !== undefined && !/\b(?:printings?|edition|chapters?|sections?|pages?|parts?)\b/i.test(named))
    return named
  return (
    /^(?:book|volume|vol\.?)\s(?:one|two|three|four|five|[ivx]{1,4}|\d{1,2})\b/i.exec(heading)?.[0] ??
    /^[（(]?(?:第?\s?\d{1,2}|[上中下])巻/.exec(heading)?.[0] ??
    null
  )
}

const nothingFound: Reason = {
  ja:
    'このページからは何も読み取れませんでした。何も取り込んでいません。' +
    '1行に1件、ページと「誤」→「正」を書いた文、または「ページ・誤・正」の見出しがある表にしてから、もう一度読み込んでください。',
  en:
    'Nothing could be read from this page, so nothing was imported. ' +
    'Write one erratum a line with its page and what is wrong and right, or a table with such columns, and try again.',
}

function twoBooks(titles: readonly string[]): Reason {
  const [first = '', second = ''] = titles
  return {
    ja: `このページには2冊以上の本の正誤があるようです(「${first}」「${second}」)。1冊ずつに分けて取り込んでください。何も取り込んでいません。`,
    en: `This page seems to hold the errata of two books or more ("${first}", "${second}"). Divide it, and import each book’s part. Nothing was imported.`,
  }
}
