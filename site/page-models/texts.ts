import { chooseLocale, otherLocale, type Locale, type LocalizedText } from '../../content/locale.ts'
import { parseMixedText } from '../../content/mixedText.ts'
import type {
  LocalizedRichText,
  RichTextBlock,
  RichTextCell,
  RichTextInline,
} from '../../content/richText.ts'
import type { Formula, RenderFormula } from '../math/createMath.ts'
import { showPicture, type Picture, type Pictures } from './picture.ts'

/** A formula in a text; `broken`: KaTeX can't read it. */
export type FormulaPart =
  | { kind: 'formula'; latex: string; formula: Extract<Formula, { ok: true }> }
  | { kind: 'broken'; latex: string }
/** A piece of a shown text. */
export type TextPart = { kind: 'words'; words: string } | FormulaPart

/** A text as a template shows it. `lang` is null where it is the page's own; `plain` is for titles and metadata. */
export type ShownText = { parts: TextPart[]; plain: string; lang: string | null; isFallback: boolean }

/** What is done to words: bold, code … */
export type Mark = Extract<RichTextInline, { kind: 'text' }>['marks'][number]
export type ShownInline =
  | { kind: 'text'; parts: TextPart[]; marks: Mark[] }
  | { kind: 'break' }
  | { kind: 'link'; url: string; children: ShownInline[] }
export type ShownBlock =
  | { kind: 'paragraph' | 'quote'; children: ShownInline[] }
  | { kind: 'heading'; level: 2 | 3 | 4; children: ShownInline[] }
  | { kind: 'list'; ordered: boolean; items: { children: ShownInline[]; blocks: ShownBlock[] }[] }
  | { kind: 'rule' }
  | { kind: 'code'; text: string }
  | { kind: 'table'; rows: { cells: ShownCell[] }[] }
  | { kind: 'picture'; picture: Picture }
export type ShownCell = Omit<RichTextCell, 'blocks'> & { blocks: ShownBlock[] }
export type ShownRichText = { blocks: ShownBlock[]; lang: string | null; isFallback: boolean }

/** Makes the texts of one page, and records which formulas they contain and whether they fell back to the other language. */
export type Texts = {
  locale: Locale
  /** A text in the page's language, else in the other one, marked; null where there is neither. */
  choose: (text: LocalizedText) => ShownText | null
  /** The same for a text that is there in at least one language. */
  need: (text: LocalizedText) => ShownText
  /** A quotation from the book, always marked with its language. */
  quote: (text: string, lang: string) => ShownText
  rich: (text: LocalizedRichText) => ShownRichText | null
  /** The language that a text of the page fell back to, or null. */
  fallbackLang: () => Locale | null
  /** The formulas of the page. */
  formulas: () => ReadonlySet<Formula>
}

export function createTexts({
  locale,
  math,
  pictures,
}: {
  locale: Locale
  math: RenderFormula
  pictures: Pictures
}): Texts {
  const formulas = new Set<Formula>()
  let fellBack = false
  const toParts = (text: string): TextPart[] =>
    parseMixedText(text).segments.map((segment) => {
      if (segment.kind === 'text') return { kind: 'words', words: segment.text }
      const formula = math(segment.latex)
      if (!formula.ok) return { kind: 'broken', latex: segment.latex }
      formulas.add(formula)
      return { kind: 'formula', latex: segment.latex, formula }
    })
  const show = (text: string, lang: string, isFallback: boolean): ShownText => {
    if (isFallback) fellBack = true
    return { parts: toParts(text), plain: toPlain(text), lang: lang === locale ? null : lang, isFallback }
  }
  const choose = (text: LocalizedText) => {
    const chosen = chooseLocale(text, locale)
    return chosen === null ? null : show(chosen.value, chosen.lang, chosen.isFallback)
  }
  const toPicture = (around: Locale) => (media: string) => {
    const shown = showPicture(pictures, media)
    if (shown === null) return null
    const alt = choose(shown.file.alt)
    const altLang = alt?.lang ?? locale
    return { ...shown.picture, alt: alt?.plain ?? '', altLang: altLang === around ? null : altLang }
  }
  return {
    locale,
    choose,
    need: (text) => choose(text) ?? show('', locale, false),
    quote: (text, lang) => ({ ...show(text, lang, false), lang }),
    rich(text) {
      const chosen = chooseLocale(text, locale)
      if (chosen === null) return null
      if (chosen.isFallback) fellBack = true
      const lang = chosen.isFallback ? chosen.lang : null
      const blocks = toBlocks(chosen.value, { toParts, toPicture: toPicture(chosen.lang) })
      return { blocks, lang, isFallback: chosen.isFallback }
    },
    fallbackLang: () => (fellBack ? otherLocale(locale) : null),
    formulas: () => formulas,
  }
}

/** A text without markup: formulas as their LaTeX, without the dollars. */
export function toPlain(text: string): string {
  return parseMixedText(text)
    .segments.map((segment) => (segment.kind === 'text' ? segment.text : segment.latex))
    .join('')
}

/** The words of a rich text, for descriptions. */
export function richToPlain(blocks: readonly ShownBlock[]): string {
  const inline = (children: readonly ShownInline[]): string =>
    children
      .map((child) => {
        if (child.kind === 'break') return ' '
        if (child.kind === 'link') return inline(child.children)
        return child.parts.map((part) => (part.kind === 'words' ? part.words : part.latex)).join('')
      })
      .join('')
  return blocks
    .map((block) => {
      switch (block.kind) {
        case 'rule':
        case 'picture':
          return ''
        case 'code':
          return block.text
        case 'list':
          return block.items.map((item) => `${inline(item.children)} ${richToPlain(item.blocks)}`).join(' ')
        case 'table':
          return block.rows.flatMap(({ cells }) => cells.map((cell) => richToPlain(cell.blocks))).join(' ')
        default:
          return inline(block.children)
      }
    })
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The beginning of a text, for descriptions: 150 characters at most. */
export function shorten(text: string): string {
  const characters = [...text]
  return characters.length <= 150 ? text : `${characters.slice(0, 149).join('')}…`
}

type Parts = { toParts: (text: string) => TextPart[]; toPicture: (media: string) => Picture | null }

function toBlocks(blocks: readonly RichTextBlock[], parts: Parts): ShownBlock[] {
  return blocks.flatMap((block): ShownBlock[] => {
    switch (block.kind) {
      case 'rule':
      case 'code':
        return [block]
      case 'picture': {
        const picture = parts.toPicture(block.media)
        return picture === null ? [] : [{ kind: 'picture', picture }]
      }
      case 'table': {
        const rows = block.rows.map(({ cells }) => ({
          cells: cells.map((cell) => ({ ...cell, blocks: toBlocks(cell.blocks, parts) })),
        }))
        return [{ kind: 'table', rows }]
      }
      case 'list': {
        const items = block.items.map((item) => ({
          children: toInlines(item.children, parts.toParts),
          blocks: toBlocks(item.blocks, parts),
        }))
        return [{ kind: 'list', ordered: block.ordered, items }]
      }
      default:
        return [{ ...block, children: toInlines(block.children, parts.toParts) }]
    }
  })
}

function toInlines(
  children: readonly RichTextInline[],
  toParts: (text: string) => TextPart[],
): ShownInline[] {
  return children.map((child): ShownInline => {
    if (child.kind === 'break') return child
    if (child.kind === 'link') return { ...child, children: toInlines(child.children, toParts) }
    // Inside code a dollar is a dollar.
    const parts = child.marks.includes('code')
      ? [{ kind: 'words' as const, words: child.text }]
      : toParts(child.text)
    return { kind: 'text', parts, marks: child.marks }
  })
}
