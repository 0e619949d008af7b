import { describeLatexProblem } from '../../content/describeLatexProblem.ts'
import { findMixedTextProblems, type LatexProblem } from '../../content/latex.ts'
import { type Locale, type LocalizedText, locales } from '../../content/locale.ts'
import { describeLocator } from '../../content/locator.ts'
import { type MixedTextProblem, parseMixedText } from '../../content/mixedText.ts'
import type { ContentProblem } from '../../content/publishing.ts'
import type { LocalizedRichText, RichTextBlock, RichTextInline } from '../../content/richText.ts'
import type { Snapshot } from '../../content/snapshot.ts'
import type { RenderFormula } from './createMath.ts'

type Words = Readonly<Record<Locale, string>>
type Field = { document: NonNullable<ContentProblem['document']>; where: Words; field: Words; text: string }

/**
 * Every formula that is shown as code because KaTeX can't read it, for the editor: where it stands, what is wrong, what
 * to do. Not those in `original`, which quotes what the book printed.
 */
export function findFormulaProblems({
  snapshot,
  math,
}: {
  snapshot: Snapshot
  math: RenderFormula
}): ContentProblem[] {
  return listFields(snapshot).flatMap((field) =>
    isReadable(field.text, math)
      ? []
      : findMixedTextProblems(field.text).map((problem) => describe(field, problem)),
  )
}

// The renderer remembers each formula: a release without broken ones is not read by KaTeX a second time.
function isReadable(text: string, math: RenderFormula): boolean {
  const { segments, problems } = parseMixedText(text)
  return (
    problems.length === 0 && segments.every((segment) => segment.kind === 'text' || math(segment.latex).ok)
  )
}

function describe(field: Field, problem: LatexProblem | MixedTextProblem): ContentProblem {
  const ja = describeLatexProblem(problem, 'ja')
  const en = describeLatexProblem(problem, 'en')
  return {
    severity: 'warning',
    message: {
      ja: `${field.where.ja}、${field.field.ja}: ${ja}それまでこの数式はコードのまま表示されます。`,
      en: `${field.where.en}, ${field.field.en}: ${en} Until then this formula is shown as code.`,
    },
    document: field.document,
  }
}

function listFields(snapshot: Snapshot): Field[] {
  return [
    ...snapshot.errata.flatMap((erratum) => {
      const place = { ja: describeLocator(erratum, 'ja'), en: describeLocator(erratum, 'en') }
      const at = {
        document: { collection: 'errata', id: erratum.id },
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
    }),
    ...snapshot.books.flatMap((book) => {
      const at = documentAt('books', book.id, { ja: '本', en: 'Book' }, book.slug)
      return [
        ...inLocales({ at, field: { ja: '書名', en: 'title' }, text: book.title }),
        ...inLocales({ at, field: { ja: '副題', en: 'subtitle' }, text: book.subtitle }),
        ...inLocales({ at, field: { ja: '紹介', en: 'description' }, text: book.description }),
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
          inLocales({
            at,
            field: { ja: `第${number}刷の備考`, en: `note of printing ${number}` },
            text: note,
          }),
        ),
      ]
    }),
    ...snapshot.news.flatMap((item) => {
      const at = documentAt('news', item.id, { ja: 'お知らせ', en: 'News' }, item.slug)
      return [
        ...inLocales({ at, field: { ja: '題名', en: 'title' }, text: item.title }),
        ...inRichText({ at, text: item.body }),
      ]
    }),
    ...snapshot.materials.flatMap((material) => {
      const name = material.title.ja ?? material.title.en ?? material.id
      const at = documentAt('materials', material.id, { ja: '参考資料', en: 'Material' }, name)
      return [
        ...inLocales({ at, field: { ja: '題名', en: 'title' }, text: material.title }),
        ...inLocales({ at, field: { ja: '説明', en: 'description' }, text: material.description }),
      ]
    }),
    ...snapshot.excerpts.flatMap((excerpt) => {
      const at = documentAt('excerpts', excerpt.id, { ja: '抜粋', en: 'Excerpt' }, excerpt.slug)
      return [
        ...inLocales({ at, field: { ja: '題名', en: 'title' }, text: excerpt.title }),
        ...inRichText({ at, text: excerpt.body }),
      ]
    }),
  ]
}

type At = Pick<Field, 'document' | 'where'>

function documentAt(collection: string, id: string, kind: Words, name: string): At {
  return { document: { collection, id }, where: { ja: `${kind.ja}「${name}」`, en: `${kind.en} “${name}”` } }
}

const languages: Record<Locale, Words> = {
  ja: { ja: '日本語', en: 'Japanese' },
  en: { ja: '英語', en: 'English' },
}

function inLocales({ at, field, text }: { at: At; field: Words; text: LocalizedText }): Field[] {
  return locales.flatMap((locale) => {
    const value = text[locale]
    return value === null ? [] : [{ ...at, field: inLanguage(field, locale), text: value }]
  })
}

function inRichText({ at, text }: { at: At; text: LocalizedRichText }): Field[] {
  const field = { ja: '本文', en: 'text' }
  return locales.flatMap((locale) =>
    (text[locale] ?? [])
      .flatMap(textsOfBlock)
      .map((value) => ({ ...at, field: inLanguage(field, locale), text: value })),
  )
}

function inLanguage(field: Words, locale: Locale): Words {
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
