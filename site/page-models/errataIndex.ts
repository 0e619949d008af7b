import { strings } from '../i18n/strings.ts'
import type { BookContent } from './bookContent.ts'
import { nameChapter, type ChapterName } from './chapterName.ts'
import { idOfChapter } from './errataChapters.ts'
import { describeRange } from './errataPartNav.ts'
import type { ErrataPart } from './errataParts.ts'
import type { Link } from './frame.ts'
import { idOfPage } from './idOfPage.ts'
import type { Texts } from './texts.ts'

/** How a page of a list leads to what a reader looks for: the first to all of it, a later one to what stands on itself. */
export type ErrataIndex = {
  /** The chapters with the number of their errata, in words; none where the list is not divided by chapters. */
  chapters: { name: ChapterName; href: string; count: string }[]
  /** Links to the errata of each page of the book; none where there is one page at most. */
  pages: PageRun[]
  /** The parts of a long list, with the pages of the book that each has; none where there is one part, and on later parts. */
  parts: Link[]
  /** The tags of the other parts, so that a permanent address (`errata/#7K2QD`) leads on to where its erratum stands. */
  tags: { tag: string; href: string }[]
}

/** Pages of the book that stand together in the index; `name`: null where all of them do. */
export type PageRun = { name: ChapterName | null; links: Link[] }

/** More pages than these are not seen at a glance: they stand in runs. */
const mostPagesAtOnce = 60
/** The pages of a run, where there are no chapters. */
const pagesOfRun = 50

/** Links are relative to the list's own address: there are thousands of them. */
export function createErrataIndex({
  content,
  number,
  texts,
}: {
  content: Pick<BookContent, 'book' | 'errataParts' | 'chapters'>
  number: number
  texts: Texts
}): ErrataIndex {
  const isFirst = number === 1
  const t = strings[texts.locale]
  const { errataParts } = content
  const listed = isFirst ? errataParts : errataParts.filter((part) => part.number === number)
  const addressOf = (part: number, id: string) => (part === number ? `#${id}` : `${part}/#${id}`)
  return {
    chapters: listChapters(listed, { content, texts, addressOf }),
    pages: listPages(listed, { content, texts, addressOf }),
    parts:
      !isFirst || errataParts.length === 1
        ? []
        : errataParts.map((part) => ({
            href: part.number === 1 ? '#errata' : `${part.number}/`,
            words: describeRange(part, texts.locale) ?? t.errataPart(part.number),
          })),
    tags: isFirst ? errataParts.slice(1).flatMap(listTags) : [],
  }
}

/** The tags of a later part, as the first page leads to them. */
export function listTags({ number, errata, apart }: ErrataPart): ErrataIndex['tags'] {
  return [...errata, ...apart].map(({ tag }) => ({ tag, href: `${number}/#${tag}` }))
}

type Listing = {
  content: Pick<BookContent, 'book' | 'chapters'>
  texts: Texts
  addressOf: (part: number, id: string) => string
}

function listChapters(
  parts: readonly ErrataPart[],
  { content, texts, addressOf }: Listing,
): ErrataIndex['chapters'] {
  if (content.chapters === null) return []
  const counts = new Map<number, { href: string; count: number }>()
  for (const part of parts)
    for (const erratum of part.errata) {
      const chapter = content.chapters.chapterOf(erratum)
      const earlier = counts.get(chapter)
      if (earlier !== undefined) earlier.count += 1
      else counts.set(chapter, { href: addressOf(part.number, idOfChapter(chapter)), count: 1 })
    }
  return [...counts].map(([chapter, { href, count }]) => ({
    name: nameChapter(chapter, { content, texts }),
    href,
    count: strings[texts.locale].errataCount(count),
  }))
}

function listPages(parts: readonly ErrataPart[], { content, texts, addressOf }: Listing): PageRun[] {
  const t = strings[texts.locale]
  const pages = new Map<string | null, { link: Link; chapter: number }>()
  for (const part of parts)
    for (const erratum of part.errata) {
      const { page } = erratum
      if (pages.has(page)) continue
      const link = { href: addressOf(part.number, idOfPage(page)), words: page ?? t.placeUnknown }
      pages.set(page, { link, chapter: content.chapters?.chapterOf(erratum) ?? 0 })
    }
  const listed = [...pages.values()]
  if (listed.length < 2) return []
  if (listed.length <= mostPagesAtOnce) return [{ name: null, links: listed.map(({ link }) => link) }]
  const runs = new Map<number, Link[]>()
  for (const [index, { link, chapter }] of listed.entries()) {
    const run = content.chapters === null ? Math.floor(index / pagesOfRun) : chapter
    const links = runs.get(run)
    if (links === undefined) runs.set(run, [link])
    else links.push(link)
  }
  return [...runs].map(([run, links]) => ({
    name: content.chapters === null ? nameRun(links, t) : nameChapter(run, { content, texts }),
    links,
  }))
}

function nameRun(links: readonly Link[], t: (typeof strings)['ja']): ChapterName {
  const words = t.placeRange(links[0]?.words ?? '', links.at(-1)?.words ?? '')
  return {
    label: null,
    title: { parts: [{ kind: 'words', words }], plain: words, lang: null, isFallback: false },
  }
}
