import type { ContentsPlace } from '../../content/contentsPlace.ts'
import type { Locale } from '../../content/locale.ts'
import { strings } from '../i18n/strings.ts'
import type { BookContent } from './bookContent.ts'
import { idOfChapter } from './errataChapters.ts'
import type { Link } from './frame.ts'
import { errataPartPath } from './routes.ts'
import type { Site } from './site.ts'

/** A link to the errata of a chapter or a section: 「訂正 3件」 / "3 errata", and with the title, for who hears it alone. */
export type TocErrataLink = Link & { name: string }

/**
 * Counts the errata of each chapter, sections included, and of each section. A chapter's link leads to its heading in the list, a
 * section's to its first erratum. None where the list is not divided by chapters.
 */
export function createTocErrata({
  site,
  locale,
  content: { book, errataParts, chapters },
}: {
  site: Site
  locale: Locale
  content: BookContent
}): (place: ContentsPlace, title: string) => TocErrataLink | null {
  if (chapters === null) return () => null
  const counts = new Map<string, { count: number; href: string }>()
  const add = (place: ContentsPlace, first: { part: number; id: string }) => {
    const earlier = counts.get(keyOf(place))
    if (earlier !== undefined) earlier.count += 1
    else {
      const page = site.routes.link(locale, errataPartPath(book.slug, first.part))
      counts.set(keyOf(place), { count: 1, href: `${page}#${first.id}` })
    }
  }
  for (const { number, errata } of errataParts)
    for (const erratum of errata) {
      const place = chapters.placeOf(erratum)
      if (place === null) continue
      add({ ...place, section: null }, { part: number, id: idOfChapter(place.chapter) })
      if (place.section !== null) add(place, { part: number, id: erratum.tag })
    }
  return (place, title) => {
    const counted = counts.get(keyOf(place))
    if (counted === undefined) return null
    const { errataOfPlace, errataOfTitle } = strings[locale].find
    const words = errataOfPlace(counted.count)
    return { href: counted.href, words, name: errataOfTitle(title, words) }
  }
}

function keyOf({ chapter, section }: ContentsPlace): string {
  return `${chapter} ${section ?? ''}`
}
