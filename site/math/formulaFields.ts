import type { Book } from '../../content/book.ts'
import type { Erratum } from '../../content/erratum.ts'
import type { Excerpt } from '../../content/excerpt.ts'
import { locales, type Bilingual, type Locale, type LocalizedText } from '../../content/locale.ts'
import { describeLocator } from '../../content/locator.ts'
import type { Material } from '../../content/material.ts'
import type { NewsItem } from '../../content/newsItem.ts'
import type { ContentProblem } from '../../content/publishing.ts'
import type { LocalizedRichText, RichTextBlock, RichTextInline } from '../../content/richText.ts'
import type { Snapshot } from '../../content/snapshot.ts'

/** A text that may hold formulas, with the words for its document (`where`) and for its field. */
export type FormulaField = {
  document: NonNullable<ContentProblem['document']>
  /** The slug of the book whose macros it may use. */
  book: string | null
  where: Bilingual
  field: Bilingual
  text: string
}

/** Every text of a snapshot whose formulas must be readable. Not `original`, which quotes what the book printed. */
export function listFormulaFields(snapshot: Snapshot): FormulaField[] {
  return [
    ...snapshot.errata.flatMap(fieldsOfErratum),
    ...snapshot.books.flatMap(fieldsOfBook),
    ...snapshot.news.flatMap(fieldsOfNews),
    ...snapshot.materials.flatMap(fieldsOfMaterial),
    ...snapshot.excerpts.flatMap(fieldsOfExcerpt),
  ]
}

function fieldsOfErratum(erratum: Erratum): FormulaField[] {
  const place = { ja: describeLocator(erratum, 'ja'), en: describeLocator(erratum, 'en') }
  const at = {
    document: { collection: 'errata', id: erratum.id },
    book: erratum.book,
    where: {
      ja: `正誤 ${erratum.tag}${place.ja && `(${place.ja})`}`,
      en: `Erratum ${erratum.tag}${place.en && ` (${place.en})`}`,
    },
  }
  return [
    ...(erratum.correction === null
      ? []
      : [{ ...at, field: { ja: '正', en: 'correction' }, text: erratum.correction }]),
    ...inLocales({ at, field: { ja: '指示', en: 'instruction' }, text: erratum.instruction }),
    ...inLocales({ at, field: { ja: '補足', en: 'note' }, text: erratum.note }),
  ]
}

function fieldsOfBook(book: Book): FormulaField[] {
  const at = documentAt(
    { collection: 'books', id: book.id, book: book.slug },
    { ja: '本', en: 'Book' },
    book.slug,
  )
  return [
    ...inLocales({ at, field: { ja: '書名', en: 'title' }, text: book.title }),
    ...inLocales({ at, field: { ja: '副題', en: 'subtitle' }, text: book.subtitle }),
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

function fieldsOfNews(item: NewsItem): FormulaField[] {
  const at = documentAt(
    { collection: 'news', id: item.id, book: item.book },
    { ja: 'お知らせ', en: 'News' },
    item.slug,
  )
  return [...inLocales({ at, field: title, text: item.title }), ...inRichText({ at, text: item.body })]
}

function fieldsOfMaterial(material: Material): FormulaField[] {
  const name = material.title.ja ?? material.title.en ?? material.id
  const at = documentAt(
    { collection: 'materials', id: material.id, book: material.book },
    { ja: '参考資料', en: 'Material' },
    name,
  )
  return [
    ...inLocales({ at, field: title, text: material.title }),
    ...inLocales({ at, field: { ja: '説明', en: 'description' }, text: material.description }),
  ]
}

function fieldsOfExcerpt(excerpt: Excerpt): FormulaField[] {
  const at = documentAt(
    { collection: 'excerpts', id: excerpt.id, book: excerpt.book },
    { ja: '抜粋', en: 'Excerpt' },
    excerpt.slug,
  )
  return [...inLocales({ at, field: title, text: excerpt.title }), ...inRichText({ at, text: excerpt.body })]
}

const title: Bilingual = { ja: '題名', en: 'title' }

type At = Pick<FormulaField, 'document' | 'book' | 'where'>

function documentAt(
  { collection, id, book }: { collection: string; id: string; book: string | null },
  kind: Bilingual,
  name: string,
): At {
  const where = { ja: `${kind.ja}「${name}」`, en: `${kind.en} “${name}”` }
  return { document: { collection, id }, book, where }
}

const languages: Record<Locale, Bilingual> = {
  ja: { ja: '日本語', en: 'Japanese' },
  en: { ja: '英語', en: 'English' },
}

function inLocales({ at, field, text }: { at: At; field: Bilingual; text: LocalizedText }): FormulaField[] {
  return locales.flatMap((locale) => {
    const value = text[locale]
    return value === null ? [] : [{ ...at, field: inLanguage(field, locale), text: value }]
  })
}

function inRichText({ at, text }: { at: At; text: LocalizedRichText }): FormulaField[] {
  const field = { ja: '本文', en: 'text' }
  return locales.flatMap((locale) =>
    (text[locale] ?? [])
      .flatMap(textsOfBlock)
      .map((value) => ({ ...at, field: inLanguage(field, locale), text: value })),
  )
}

function inLanguage(field: Bilingual, locale: Locale): Bilingual {
  return { ja: `${field.ja}(${languages[locale].ja})`, en: `${field.en} (${languages[locale].en})` }
}

function textsOfBlock(block: RichTextBlock): string[] {
  if (block.kind === 'rule') return []
  if (block.kind !== 'list') return textsOfInlines(block.children)
  return block.items.flatMap((item) => [
    ...textsOfInlines(item.children),
    ...item.blocks.flatMap(textsOfBlock),
  ])
}

function textsOfInlines(children: readonly RichTextInline[]): string[] {
  return children.flatMap((child) => {
    if (child.kind === 'break') return []
    if (child.kind === 'link') return textsOfInlines(child.children)
    return child.marks.includes('code') ? [] : [child.text]
  })
}
