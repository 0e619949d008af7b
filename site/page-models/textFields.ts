import type { Book } from '../../content/book.ts'
import type { Erratum } from '../../content/erratum.ts'
import type { Excerpt } from '../../content/excerpt.ts'
import { locales, type Bilingual, type Locale, type LocalizedText } from '../../content/locale.ts'
import { describeLocator } from '../../content/locator.ts'
import type { Material } from '../../content/material.ts'
import type { NewsItem } from '../../content/newsItem.ts'
import type { ContentProblem } from '../../content/publishing.ts'
import type { LocalizedRichText, RichTextInline } from '../../content/richText.ts'
import { listLines, listTexts } from '../../content/richTextParts.ts'

/** What editors write, of any number of kinds. */
export type Documents = {
  books?: readonly Book[]
  errata?: readonly Erratum[]
  news?: readonly NewsItem[]
  materials?: readonly Material[]
  excerpts?: readonly Excerpt[]
}

/** Words for a document (`where`) and for a field of it. */
export type FieldName = {
  document: NonNullable<ContentProblem['document']>
  /** The slug of the book whose macros its texts may use. */
  book: string | null
  where: () => Bilingual
  field: Bilingual
}
/** A text that may hold formulas and links. */
export type TextField = FieldName & { text: string }
/** An address that stands for itself: of a link in a rich text, or in a field of its own. */
export type UrlField = FieldName & { url: string }

/** Every text of some documents whose formulas and links are shown. Not `original`, which quotes what the book printed. */
export function listTextFields(documents: Documents): TextField[] {
  return [
    ...(documents.errata ?? []).flatMap(fieldsOfErratum),
    ...(documents.books ?? []).flatMap(fieldsOfBook),
    ...(documents.news ?? []).flatMap(fieldsOfNews),
    ...(documents.materials ?? []).flatMap(fieldsOfMaterial),
    ...(documents.excerpts ?? []).flatMap(fieldsOfExcerpt),
  ]
}

/** Every address that is no part of a text. */
export function listUrlFields({
  books = [],
  news = [],
  materials = [],
  excerpts = [],
}: Documents): UrlField[] {
  const link = { ja: 'リンク', en: 'link' }
  return [
    ...books.flatMap((book) => book.links.map(({ url }) => ({ ...atBook(book), field: link, url }))),
    ...news.flatMap((item) => [
      ...(item.link === null ? [] : [{ ...atNews(item), field: link, url: item.link }]),
      ...urlsInRichText({ at: atNews(item), text: item.body }),
    ]),
    ...materials.flatMap((material) =>
      material.url === null
        ? []
        : [{ ...atMaterial(material), field: { ja: 'URL', en: 'URL' }, url: material.url }],
    ),
    ...excerpts.flatMap((excerpt) => urlsInRichText({ at: atExcerpt(excerpt), text: excerpt.body })),
  ]
}

function fieldsOfErratum(erratum: Erratum): TextField[] {
  const at = {
    document: { collection: 'errata', id: erratum.id },
    book: erratum.book,
    where: () => describeErratum(erratum),
  }
  return [
    ...(erratum.correction === null
      ? []
      : [{ ...at, field: { ja: '正', en: 'correction' }, text: erratum.correction }]),
    ...inLocales({ at, field: { ja: '指示', en: 'instruction' }, text: erratum.instruction }),
    ...inLocales({ at, field: { ja: '補足', en: 'note' }, text: erratum.note }),
  ]
}

function describeErratum(erratum: Erratum): Bilingual {
  const place = { ja: describeLocator(erratum, 'ja'), en: describeLocator(erratum, 'en') }
  return {
    ja: `正誤 ${erratum.tag}${place.ja && `(${place.ja})`}`,
    en: `Erratum ${erratum.tag}${place.en && ` (${place.en})`}`,
  }
}

function fieldsOfBook(book: Book): TextField[] {
  const at = atBook(book)
  return [
    ...inLocales({ at, field: { ja: '書名', en: 'title' }, text: book.title }),
    ...inLocales({ at, field: { ja: '副題', en: 'subtitle' }, text: book.subtitle }),
    ...book.authors.flatMap(({ name }) => inLocales({ at, field: { ja: '著者', en: 'author' }, text: name })),
    ...inLocales({ at, field: { ja: '出版社', en: 'publisher' }, text: book.publisher }),
    ...inLocales({ at, field: { ja: 'シリーズ', en: 'series' }, text: book.series }),
    ...book.links.flatMap(({ label }) =>
      inLocales({ at, field: { ja: 'リンクの表示', en: 'label of a link' }, text: label }),
    ),
    ...inLocales({ at, field: { ja: '紹介', en: 'description' }, text: book.description }),
    ...inLocales({ at, field: { ja: '正誤表の注記', en: 'remark on the errata' }, text: book.errataNote }),
    ...book.toc
      .flatMap((chapter) => [chapter, ...chapter.sections])
      .flatMap(({ label, title }) =>
        inLocales({
          at,
          field: { ja: `目次 ${label ?? ''}`.trim(), en: `contents ${label ?? ''}`.trim() },
          text: title,
        }),
      ),
    ...book.printings.flatMap(({ number, note }) =>
      inLocales({ at, field: { ja: `第${number}刷の備考`, en: `note of printing ${number}` }, text: note }),
    ),
  ]
}

function fieldsOfNews(item: NewsItem): TextField[] {
  const at = atNews(item)
  return [...inLocales({ at, field: title, text: item.title }), ...inRichText({ at, text: item.body })]
}

function fieldsOfMaterial(material: Material): TextField[] {
  const at = atMaterial(material)
  return [
    ...inLocales({ at, field: title, text: material.title }),
    ...inLocales({ at, field: { ja: '行事', en: 'event' }, text: material.event }),
    ...inLocales({ at, field: { ja: '説明', en: 'description' }, text: material.description }),
  ]
}

function fieldsOfExcerpt(excerpt: Excerpt): TextField[] {
  const at = atExcerpt(excerpt)
  return [
    ...inLocales({ at, field: title, text: excerpt.title }),
    ...inLocales({ at, field: { ja: '出典', en: 'source' }, text: excerpt.source }),
    ...inRichText({ at, text: excerpt.body }),
  ]
}

const title: Bilingual = { ja: '題名', en: 'title' }

type At = Omit<FieldName, 'field'>

function atBook({ id, slug }: Book): At {
  return documentAt({ collection: 'books', id, book: slug }, { ja: '本', en: 'Book' }, slug)
}

function atNews({ id, book, slug }: NewsItem): At {
  return documentAt({ collection: 'news', id, book }, { ja: 'お知らせ', en: 'News' }, slug)
}

function atMaterial({ id, book, title: { ja, en } }: Material): At {
  const name = ja ?? en ?? id
  return documentAt({ collection: 'materials', id, book }, { ja: '参考資料', en: 'Material' }, name)
}

function atExcerpt({ id, book, slug }: Excerpt): At {
  return documentAt({ collection: 'excerpts', id, book }, { ja: '抜粋', en: 'Excerpt' }, slug)
}

function documentAt(
  { collection, id, book }: { collection: string; id: string; book: string | null },
  kind: Bilingual,
  name: string,
): At {
  const where = () => ({ ja: `${kind.ja}「${name}」`, en: `${kind.en} “${name}”` })
  return { document: { collection, id }, book, where }
}

const languages: Record<Locale, Bilingual> = {
  ja: { ja: '日本語', en: 'Japanese' },
  en: { ja: '英語', en: 'English' },
}

function inLocales({ at, field, text }: { at: At; field: Bilingual; text: LocalizedText }): TextField[] {
  return locales.flatMap((locale) => {
    const value = text[locale]
    return value === null ? [] : [{ ...at, field: inLanguage(field, locale), text: value }]
  })
}

function inRichText({ at, text }: { at: At; text: LocalizedRichText }): TextField[] {
  const field = { ja: '本文', en: 'text' }
  return locales.flatMap((locale) =>
    listLines(text[locale] ?? [])
      .flatMap(listTexts)
      .map((value) => ({ ...at, field: inLanguage(field, locale), text: value })),
  )
}

function urlsInRichText({ at, text }: { at: At; text: LocalizedRichText }): UrlField[] {
  const field = { ja: '本文', en: 'text' }
  return locales.flatMap((locale) =>
    listLines(text[locale] ?? [])
      .flatMap(urlsInLine)
      .map((url) => ({ ...at, field: inLanguage(field, locale), url })),
  )
}

function urlsInLine(line: readonly RichTextInline[]): string[] {
  return line.flatMap((inline) =>
    inline.kind === 'link' ? [inline.url, ...urlsInLine(inline.children)] : [],
  )
}

function inLanguage(field: Bilingual, locale: Locale): Bilingual {
  return { ja: `${field.ja}(${languages[locale].ja})`, en: `${field.en} (${languages[locale].en})` }
}
