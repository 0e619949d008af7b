import { describeContentsLabel } from '../../content/contentsLabel.ts'
import type { ContentsPlace } from '../../content/contentsPlace.ts'
import type { Locale } from '../../content/locale.ts'
import { describePage } from '../../content/pageLabel.ts'
import type { TocSection } from '../../content/tocEntry.ts'
import { strings } from '../i18n/strings.ts'
import { createCopyLines, type CopyLines } from './copyLines.ts'
import { createFrame, type Frame } from './frame.ts'
import { paths } from './routes.ts'
import type { BookContent } from './bookContent.ts'
import type { Site } from './site.ts'
import { createTocErrata, type TocErrataLink } from './tocErrata.ts'
import type { ShownText, Texts } from './texts.ts'

/** A line of the contents. `page` is the printed label; `pageWords` is the same in words. `label.lang`: null where it is the page's. */
export type TocLine = {
  /** The way to its errata; null where it has none, or where the list is not divided by the contents. */
  errata: TocErrataLink | null
  label: { words: string; lang: Locale | null } | null
  title: ShownText
  page: string | null
  pageWords: string | null
}
export type TocChapter = TocLine & { sections: TocLine[] }

export type TocPage = {
  frame: Frame
  heading: string
  chapters: TocChapter[]
  /** What is said of the reader's own copy; null where the errata tell no copy from another. */
  copies: CopyLines | null
}

export function createTocPage(site: Site, locale: Locale, content: BookContent): TocPage {
  const texts = site.texts(locale, content.book.slug)
  const t = strings[locale]
  const chapters = createToc(texts, content, { errataOf: createTocErrata({ site, locale, content }) })
  const path = paths.toc(content.book.slug)
  return {
    heading: t.toc,
    chapters,
    copies: createCopyLines({ site, locale, content }),
    frame: createFrame({ site, texts, path, title: t.toc, book: content }),
  }
}

export function createToc(
  texts: Texts,
  content: BookContent,
  {
    errataOf = () => null,
  }: { errataOf?: (place: ContentsPlace, title: string) => TocErrataLink | null } = {},
): TocChapter[] {
  const line = (entry: TocSection, place: ContentsPlace): TocLine => ({
    errata: errataOf(place, texts.need(entry.title).plain),
    label: entry.label === null ? null : describeContentsLabel(entry.label)[texts.locale],
    title: texts.need(entry.title),
    page: entry.page,
    pageWords: entry.page === null ? null : describePage(entry.page)[texts.locale].words,
  })
  return content.book.toc.map((entry, chapter) => ({
    ...line(entry, { chapter, section: null }),
    sections: entry.sections.map((inChapter, section) => line(inChapter, { chapter, section })),
  }))
}
