import type { Erratum } from '../../content/erratum.ts'
import type { Locale } from '../../content/locale.ts'
import { pageHeading } from '../../content/pageLabel.ts'
import { strings } from '../i18n/strings.ts'
import type { BookContent } from './bookContent.ts'
import { nameChapter, type ChapterName } from './chapterName.ts'
import { idOfChapter } from './errataChapters.ts'
import type { ErratumEntry } from './erratumEntry.ts'
import { idOfPage } from './idOfPage.ts'
import type { Texts } from './texts.ts'

/** The errata on one page of the book. */
export type ErrataGroup = {
  id: string
  heading: string
  label: string | null
  /** Its chapter as `ErrataChapters` gives it; null where the list is not divided by chapters. */
  chapter: number | null
  /** The copies that one of its errata may apply to, as in `ErratumEntry.forCopies`. */
  forCopies: string | null
  entries: ErratumEntry[]
}

/** The errata of one chapter, with its name in the contents. */
export type ErrataChapter = { id: string; name: ChapterName; forCopies: string | null; groups: ErrataGroup[] }

/** Divides errata, in the book's order, by the pages on which they are. */
export function groupByPage(
  errata: readonly Erratum[],
  {
    chapters,
    locale,
    showEntry,
  }: Pick<BookContent, 'chapters'> & { locale: Locale; showEntry: (erratum: Erratum) => ErratumEntry },
): ErrataGroup[] {
  const t = strings[locale]
  const groups: ErrataGroup[] = []
  const timesOfPage = new Map<string | null, number>()
  for (const erratum of errata) {
    const { page } = erratum
    const chapter = chapters?.chapterOf(erratum) ?? null
    let group = groups.at(-1)
    if (group === undefined || group.label !== page || group.chapter !== chapter) {
      const times = timesOfPage.get(page) ?? 0
      timesOfPage.set(page, times + 1)
      group = {
        // A page may have errata in two chapters. No label of a page has this sign.
        id: idOfPage(page) + (times === 0 ? '' : `_${times + 1}`),
        heading: page === null ? t.placeUnknown : pageHeading(page, locale),
        ...{ label: page, chapter, forCopies: null, entries: [] },
      }
      groups.push(group)
    }
    group.entries.push(showEntry(erratum))
  }
  for (const group of groups) group.forCopies = joinMarks(group.entries)
  return groups
}

/** The marks of all; null where the list tells no copy from another. */
function joinMarks(marked: readonly { forCopies: string | null }[]): string | null {
  const marks = marked.flatMap(({ forCopies }) => forCopies ?? [])
  return marks.length === 0
    ? null
    : [...new Set(marks.flatMap((one) => one.split(' ')))].filter(Boolean).join(' ')
}

/** Puts the groups of a list that is divided by chapters under the names of these. */
export function groupByChapter(
  groups: readonly ErrataGroup[],
  { content, texts }: { content: Pick<BookContent, 'book'>; texts: Texts },
): ErrataChapter[] {
  const chapters: ErrataChapter[] = []
  for (const group of groups) {
    if (group.chapter === null) continue
    const id = idOfChapter(group.chapter)
    if (chapters.at(-1)?.id !== id)
      chapters.push({ id, name: nameChapter(group.chapter, { content, texts }), forCopies: null, groups: [] })
    chapters.at(-1)?.groups.push(group)
  }
  for (const chapter of chapters) chapter.forCopies = joinMarks(chapter.groups)
  return chapters
}
