import { chooseLocale, otherLocale, type Locale, type LocalizedText } from '../../content/locale.ts'
import { noMacros, type Macros } from '../../content/macros.ts'
import { parseText, type TextSegment } from '../../content/text.ts'
import type { LocalizedRichText, RichTextBlock, RichTextInline } from '../../content/richText.ts'
import type { Formula, RenderFormula } from '../math/createMath.ts'
import { plainFormula } from '../math/plainFormula.ts'

/** A formula in a text, in the line or on lines of its own; `broken`: KaTeX can't read it. */
export type FormulaPart = { latex: string; display: boolean } & (
  { kind: 'formula'; formula: Extract<Formula, { ok: true }> } | { kind: 'broken' }
)
/** A piece of a shown text. */
export type TextPart =
  | { kind: 'words'; words: string }
  | { kind: 'code'; code: string; block: boolean }
  | { kind: 'link'; url: string }
  | FormulaPart

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
export type ShownRichText = { blocks: ShownBlock[]; lang: string | null; isFallback: boolean }

/** Makes the texts of one page, and records which formulas they contain and whether they fell back to the other language. */
export type Texts = {
  locale: Locale
  /** The same page's texts of another book, or (null) of none: with its macros. */
  of: (book: string | null) => Texts
  /** A text in the page's language, else in the other one, marked; null where there is neither. */
  choose: (text: LocalizedText) => ShownText | null
  /** The same for a text that is there in at least one language. */
  need: (text: LocalizedText) => ShownText
  /** A quotation from the book, always marked with its language. `links: false`: a web address in it stays words. */
  quote: (text: string, quotation: { lang: string; links: boolean }) => ShownText
  rich: (text: LocalizedRichText) => ShownRichText | null
  /** A text without markup. */
  plain: (text: string) => string
  /** The language that a text of the page fell back to, or null. */
  fallbackLang: () => Locale | null
  /** The formulas of the page. */
  formulas: () => ReadonlySet<Formula>
}

export function createTexts({
  locale,
  math,
  book = null,
  macrosOf,
}: {
  locale: Locale
  math: RenderFormula
  /** The slug of the book whose texts these are. */
  book?: string | null
  macrosOf: (book: string) => Macros
}): Texts {
  const formulas = new Set<Formula>()
  let fellBack = false
  const create = (macros: Macros): Texts => {
    const toPart = (segment: TextSegment, links: boolean): TextPart => {
      switch (segment.kind) {
        case 'text':
          return { kind: 'words', words: segment.text }
        case 'code':
          return { kind: 'code', code: segment.code, block: segment.block }
        case 'link':
          return links ? { kind: 'link', url: segment.url } : { kind: 'words', words: segment.url }
        case 'math': {
          const { latex, display } = segment
          const formula = math(latex, { display, macros })
          if (!formula.ok) return { kind: 'broken', latex, display }
          formulas.add(formula)
          return { kind: 'formula', latex, display, formula }
        }
      }
    }
    const toParts = (text: string, links = true): TextPart[] =>
      withoutLinesAroundBlocks(parseText(text).map((segment) => toPart(segment, links)))
    const plain = (text: string): string => toPlain(text, macros)
    const show = (
      text: string,
      choice: { lang: string; isFallback: boolean; links?: boolean },
    ): ShownText => {
      if (choice.isFallback) fellBack = true
      return {
        parts: toParts(text, choice.links),
        plain: plain(text),
        lang: choice.lang === locale ? null : choice.lang,
        isFallback: choice.isFallback,
      }
    }
    const choose = (text: LocalizedText) => {
      const chosen = chooseLocale(text, locale)
      return chosen === null ? null : show(chosen.value, chosen)
    }
    return {
      locale,
      of: (other) => create(other === null ? noMacros : macrosOf(other)),
      choose,
      need: (text) => choose(text) ?? show('', { lang: locale, isFallback: false }),
      quote: (text, { lang, links }) => ({ ...show(text, { lang, isFallback: false, links }), lang }),
      rich(text) {
        const chosen = chooseLocale(text, locale)
        if (chosen === null) return null
        if (chosen.isFallback) fellBack = true
        const lang = chosen.isFallback ? chosen.lang : null
        return { blocks: toBlocks(chosen.value, toParts), lang, isFallback: chosen.isFallback }
      },
      plain,
      fallbackLang: () => (fellBack ? otherLocale(locale) : null),
      formulas: () => formulas,
    }
  }
  return create(book === null ? noMacros : macrosOf(book))
}

// Words around a block end and begin with the line break that puts the block on lines of its own: it would be an empty line.
function withoutLinesAroundBlocks(parts: TextPart[]): TextPart[] {
  return parts
    .map((part, index) => {
      if (part.kind !== 'words') return part
      let { words } = part
      if (isBlock(parts[index - 1])) words = words.replace(/^[ \t]*\r?\n/, '')
      if (isBlock(parts[index + 1])) words = words.replace(/\r?\n[ \t]*$/, '')
      return { ...part, words }
    })
    .filter((part) => part.kind !== 'words' || part.words !== '')
}

function isBlock(part: TextPart | undefined): boolean {
  return part !== undefined && (('display' in part && part.display) || ('block' in part && part.block))
}

/** A text without markup, on one line: formulas in plain words, code and addresses as they are. */
function toPlain(text: string, macros: Macros): string {
  return parseText(text)
    .map((segment) => {
      if (segment.kind === 'text') return segment.text
      if (segment.kind === 'code') return segment.code
      if (segment.kind === 'link') return segment.url
      return plainFormula(segment.latex, { display: segment.display, macros })
    })
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The words of a rich text, for descriptions. */
export function richToPlain(blocks: readonly ShownBlock[]): string {
  const inline = (children: readonly ShownInline[]): string =>
    children
      .map((child) => {
        if (child.kind === 'break') return ' '
        if (child.kind === 'link') return inline(child.children)
        return child.parts.map(wordsOf).join('')
      })
      .join('')
  return blocks
    .map((block) => {
      if (block.kind === 'rule') return ''
      if (block.kind === 'list')
        return block.items.map((item) => `${inline(item.children)} ${richToPlain(item.blocks)}`).join(' ')
      return inline(block.children)
    })
    .join(' ')
    .trim()
}

function wordsOf(part: TextPart): string {
  if (part.kind === 'words') return part.words
  if (part.kind === 'code') return part.code
  return part.kind === 'link' ? part.url : part.latex
}

/** The beginning of a text, for descriptions: 150 characters at most. */
export function shorten(text: string): string {
  const characters = [...text]
  return characters.length <= 150 ? text : `${characters.slice(0, 149).join('')}…`
}

function toBlocks(blocks: readonly RichTextBlock[], toParts: (text: string) => TextPart[]): ShownBlock[] {
  return blocks.map((block): ShownBlock => {
    if (block.kind === 'rule') return block
    if (block.kind !== 'list') return { ...block, children: toInlines(block.children, toParts) }
    const items = block.items.map((item) => ({
      children: toInlines(item.children, toParts),
      blocks: toBlocks(item.blocks, toParts),
    }))
    return { kind: 'list', ordered: block.ordered, items }
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
