import type { Copy } from '../../content/copies.ts'
import type { Erratum } from '../../content/erratum.ts'
import type { Locale } from '../../content/locale.ts'
import { pageHeading } from '../../content/pageLabel.ts'
import { strings } from '../i18n/strings.ts'
import type { BookContent } from './bookContent.ts'
import { nameChapter, type ChapterName } from './chapterName.ts'
import { idOfChapter } from './errataChapters.ts'
import type { ErratumEntry } from './erratumEntry.ts'
import { idOfPage } from './idOfPage.ts'
import { markCopies } from './myCopy.ts'
import type { Texts } from './texts.ts'

/** The errata on one page of the book, before they are put into words. */
export type OutlinedGroup = {
  id: string
  heading: string
  label: string | null
  /** Its chapter as `ErrataChapters` gives it; null where the list is not divided by chapters. */
  chapter: number | null
  /** The copies that one of its errata may apply to, as in `ErratumEntry.forCopies`. */
  forCopies: string | null
  errata: Erratum[]
}

/** The same as a page shows them. */
export type ErrataGroup = Omit<OutlinedGroup, 'errata'> & { entries: ErratumEntry[] }

/** The groups of one chapter, with its name in the contents. */
export type ChapterOf<Group> = { id: string; name: ChapterName; forCopies: string | null; groups: Group[] }
export type ErrataChapter = ChapterOf<ErrataGroup>

/** Divides errata, in the book's order, by the pages on which they are. `copies`: those that a reader of the page may choose. */
export function groupByPage(
  errata: readonly Erratum[],
  { chapters, locale, copies }: Pick<BookContent, 'chapters'> & { locale: Locale; copies: readonly Copy[] },
): OutlinedGroup[] {
  const t = strings[locale]
  const groups: OutlinedGroup[] = []
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
        ...{ label: page, chapter, forCopies: null, errata: [] },
      }
      groups.push(group)
    }
    group.errata.push(erratum)
  }
  for (const group of groups) group.forCopies = joinMarks(group.errata.map((one) => markCopies(one, copies)))
  return groups
}

/** The marks of all; null where the list tells no copy from another. */
function joinMarks(marked: readonly (string | null)[]): string | null {
  const marks = marked.flatMap((one) => one ?? [])
  return marks.length === 0
    ? null
    : [...new Set(marks.flatMap((one) => one.split(' ')))].filter(Boolean).join(' ')
}

/** Puts the groups of a list that is divided by chapters under the names of these. */
export function groupByChapter<Group extends Pick<OutlinedGroup, 'chapter' | 'forCopies'>>(
  groups: readonly Group[],
  { content, texts }: { content: Pick<BookContent, 'book'>; texts: Texts },
): ChapterOf<Group>[] {
  const chapters: ChapterOf<Group>[] = []
  for (const group of groups) {
    if (group.chapter === null) continue
    const id = idOfChapter(group.chapter)
    if (chapters.at(-1)?.id !== id)
      chapters.push({ id, name: nameChapter(group.chapter, { content, texts }), forCopies: null, groups: [] })
    chapters.at(-1)?.groups.push(group)
  }
  for (const chapter of chapters)
    chapter.forCopies = joinMarks(chapter.groups.map(({ forCopies }) => forCopies))
  return chapters
}
