import { describeContentsLabel } from '../../content/contentsLabel.ts'
import type { Locale } from '../../content/locale.ts'
import { describePlace } from '../../content/locator.ts'
import { strings } from '../i18n/strings.ts'
import type { BookContent } from './bookContent.ts'
import type { ShownText, Texts } from './texts.ts'

/** A chapter as the contents name it. `label.lang`: null where it is the page's. */
export type ChapterName = { label: { words: string; lang: Locale | null } | null; title: ShownText }

/** Names a chapter by its index in the contents: -1 is what lies before all of them, their number what lies in none. */
export function nameChapter(
  chapter: number,
  { content: { book }, texts }: { content: Pick<BookContent, 'book'>; texts: Texts },
): ChapterName {
  const entry = book.toc[chapter]
  if (entry === undefined) {
    const { frontMatter, inNoChapter } = strings[texts.locale].find
    const words = chapter < 0 ? frontMatter : inNoChapter
    const title = { parts: [{ kind: 'words' as const, words }], plain: words, lang: null, isFallback: false }
    return { label: null, title }
  }
  return {
    label: entry.label === null ? null : describeLabel(entry.label, texts.locale),
    title: texts.need(entry.title),
  }
}

// A number alone is a chapter's: 「第2章」 / "Chapter 2".
function describeLabel(label: string, locale: Locale): ChapterName['label'] {
  const place = { page: null, section: label, line: null, lineTo: null, lineFrom: 'top', item: null } as const
  const words = /^[0-9]+$/.test(label) ? describePlace(place, locale)[0] : undefined
  return words ?? describeContentsLabel(label)[locale]
}
