import type { Locale } from '../../../../content/locale.ts'
import type {
  Draft,
  ExcerptValues,
  MaterialValues,
  NewsValues,
  RecordValues,
  TocValues,
} from '../importedBook.ts'
import type { InPageWords, PartReading } from '../parts/partReading.ts'
import { localize, localizeParagraphs } from './localize.ts'

/** A draft before it has its fingerprint. */
type UnnamedDraft<T> = Omit<Draft<T>, 'fingerprint'>

/** The draft of the book's record, each text in its language; `page`: the language of the whole page. */
export function toRecordDraft(reading: PartReading<RecordValues>, page: Locale): UnnamedDraft<RecordValues> {
  return toDraft(reading, ({ authors, links, ...words }) => ({
    ...words,
    title: localize(words.title, page),
    subtitle: localize(words.subtitle, page),
    authors: authors.map((name) => localize(name, page)),
    publisher: localize(words.publisher, page),
    description: localize(words.description, page),
    links: links.map((link) => ({ ...link, label: localize(link.label, page) })),
  }))
}

export function toNewsDraft(reading: PartReading<NewsValues>, page: Locale): UnnamedDraft<NewsValues> {
  return toDraft(reading, (words) => ({
    ...words,
    title: localize(words.title, page),
    body: localizeParagraphs(words.body, page),
  }))
}

export function toMaterialDraft(
  reading: PartReading<MaterialValues>,
  page: Locale,
): UnnamedDraft<MaterialValues> {
  return toDraft(reading, (words) => ({
    ...words,
    title: localize(words.title, page),
    event: localize(words.event, page),
    description: localize(words.description, page),
  }))
}

export function toTocDraft(reading: PartReading<TocValues[]>, page: Locale): UnnamedDraft<TocValues[]> {
  return toDraft(reading, (chapters) =>
    chapters.map((chapter) => ({
      ...chapter,
      title: localize(chapter.title, page),
      sections: chapter.sections.map((section) => ({ ...section, title: localize(section.title, page) })),
    })),
  )
}

export function toExcerptDraft(
  reading: PartReading<ExcerptValues>,
  page: Locale,
): UnnamedDraft<ExcerptValues> {
  return toDraft(reading, (words) => ({
    title: localize(words.title, page),
    source: localize(words.source, page),
    body: localizeParagraphs(words.body, page),
  }))
}

function toDraft<T>(
  { words, ...reading }: PartReading<T>,
  localizeWords: (words: InPageWords<T>) => T,
): UnnamedDraft<T> {
  return { ...reading, values: localizeWords(words) }
}
