import { besideBlocks } from '../../content/besideBlocks.ts'
import { chooseLocale, otherLocale, type Locale, type LocalizedText } from '../../content/locale.ts'
import { noMacros, type Macros } from '../../content/macros.ts'
import { parseText, type TextSegment } from '../../content/text.ts'
import type { LocalizedRichText } from '../../content/richText.ts'
import type { PartChange, ReadChanges } from '../changes/readChanges.ts'
import { sayChanges } from '../changes/sayChanges.ts'
import type { SaidPiece } from '../changes/sentence.ts'
import { strings } from '../i18n/strings.ts'
import type { RenderFormula } from '../math/createMath.ts'
import type { FormulaNeeds } from '../math/formulaNeeds.ts'
import { showPicture, type Picture, type Pictures } from './picture.ts'
import { toBlocks, type ShownRichText } from './richTexts.ts'
import { isBlock, type FormulaPart, type TextPart } from './textParts.ts'

/** A text as a template shows it. `lang` is null where it is the page's own; `plain` is for titles and metadata. */
export type ShownText = { parts: TextPart[]; plain: string; lang: string | null; isFallback: boolean }

/** Two readings, and whether either has marks. `inWords`: what differs, where a short sentence can say it. */
export type ComparedReadings = {
  original: ShownText
  correction: ShownText
  isMarked: boolean
  inWords: SaidPiece[] | null
}

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
  /**
   * Two readings of one place, quoted, with what differs marked in each and said in words; as they are, where the texts draw no
   * formulas.
   */
  compare: (readings: { original: ShownText; correction: ShownText; lang: string }) => ComparedReadings
  rich: (text: LocalizedRichText) => ShownRichText | null
  /** A text without markup. */
  plain: (text: string) => string
  /** A formula of the book in plain words: σ². */
  formulaInWords: (formula: Pick<FormulaPart, 'latex' | 'display'>) => string
  /** The language that a text of the page fell back to, or null. */
  fallbackLang: () => Locale | null
  /** The formulas of the page. */
  formulas: () => ReadonlySet<FormulaNeeds>
  /** Takes what was recorded of a piece of the page that was made apart. */
  note: (recorded: RecordedTexts) => void
}

/** What texts record of a piece of a page: what its formulas need, and whether one of its texts fell back to the other language. */
export type RecordedTexts = { formulas: FormulaNeeds | null; isFallback: boolean }

export function createTexts({
  locale,
  math,
  readChanges,
  book = null,
  macrosOf,
  pictures,
  isDead = () => false,
  drawsFormulas = true,
}: {
  locale: Locale
  math: RenderFormula
  readChanges: ReadChanges
  /** The slug of the book whose texts these are. */
  book?: string | null
  macrosOf: (book: string) => Macros
  pictures: Pictures
  /** Addresses that lead nowhere: they stay words. */
  isDead?: (url: string) => boolean
  /** False: formulas stay LaTeX, as a feed shows them. */
  drawsFormulas?: boolean
}): Texts {
  const formulas = new Set<FormulaNeeds>()
  let fellBack = false
  // A page asks for the texts of its book with each erratum.
  const byBook = new Map<string | null, Texts>()
  const of = (other: string | null): Texts => {
    const earlier = byBook.get(other)
    if (earlier !== undefined) return earlier
    const texts = create(other === null ? noMacros : macrosOf(other))
    byBook.set(other, texts)
    return texts
  }
  const create = (macros: Macros): Texts => {
    const toPart = (segment: TextSegment, links: boolean): TextPart => {
      switch (segment.kind) {
        case 'text':
          return { kind: 'words', words: segment.text }
        case 'code':
          return { kind: 'code', code: segment.code, block: segment.block }
        case 'link':
          return links && !isDead(segment.url)
            ? { kind: 'link', url: segment.url }
            : { kind: 'words', words: segment.url }
        case 'math': {
          const { latex, display } = segment
          if (!drawsFormulas) return { kind: 'latex', latex, display }
          const formula = math(latex, { display, macros })
          if (!formula.ok) return { kind: 'broken', latex, display }
          formulas.add(formula)
          return { kind: 'formula', latex, display, formula }
        }
      }
    }
    const toParts = (text: string, links = true): TextPart[] =>
      withoutLinesAroundBlocks(parseText(text).map((segment) => toPart(segment, links)))
    const formulaInWords = ({ latex, display }: Pick<FormulaPart, 'latex' | 'display'>): string => {
      const formula = math(latex, { display, macros })
      return formula.ok ? formula.inWords() : latex.trim()
    }
    const plain = (text: string): string => toPlain(text, formulaInWords)
    const show = (
      text: string,
      choice: { lang: string | null; isFallback: boolean; links?: boolean },
    ): ShownText => {
      if (choice.isFallback) fellBack = true
      let words: string | undefined
      return {
        parts: toParts(text, choice.links),
        // Most texts are never asked for it.
        get plain() {
          words ??= plain(text)
          return words
        },
        lang: choice.lang,
        isFallback: choice.isFallback,
      }
    }
    const withChange = (part: TextPart, change: PartChange | null): TextPart => {
      if (change === null) return part
      // Its style sheet must hold what the marked formula needs, too.
      if (change !== 'all' && change.formula !== null) formulas.add(change.formula)
      return { ...part, change }
    }
    const compare: Texts['compare'] = ({ original, correction, lang }) => {
      if (!drawsFormulas) return { original, correction, isMarked: false, inWords: null }
      const changes = readChanges({ before: original.parts, after: correction.parts, lang, macros })
      const inWords = sayChanges(changes.differences, {
        words: strings[locale].changes,
        lang,
        inWords: (latex) => {
          const formula = math(latex, { display: false, macros })
          return formula.ok ? formula.inWords() : null
        },
      })
      const withChanges = (text: ShownText, ofParts: readonly (PartChange | null)[]): ShownText => ({
        ...{ lang: text.lang, isFallback: text.isFallback },
        parts: text.parts.map((part, index) => withChange(part, ofParts[index] ?? null)),
        get plain() {
          return text.plain
        },
      })
      return {
        original: withChanges(original, changes.before),
        correction: withChanges(correction, changes.after),
        isMarked: [...changes.before, ...changes.after].some((change) => change !== null),
        inWords,
      }
    }
    const marked = (lang: string) => (lang === locale ? null : lang)
    const choose = (text: LocalizedText) => {
      const chosen = chooseLocale(text, locale)
      if (chosen === null) return null
      return show(chosen.value, { lang: marked(chosen.lang), isFallback: chosen.isFallback })
    }
    const toPicture =
      (around: Locale) =>
      (id: string): Picture | null => {
        const picture = showPicture({ site: pictures, texts: { choose }, id, alt: '' })
        if (picture === null) return null
        const altLang = picture.altLang ?? locale
        return { ...picture, altLang: altLang === around ? null : altLang }
      }
    return {
      locale,
      of,
      choose,
      need: (text) => choose(text) ?? show('', { lang: null, isFallback: false }),
      quote: (text, { lang, links }) => show(text, { lang, isFallback: false, links }),
      compare,
      rich(text) {
        const chosen = chooseLocale(text, locale)
        if (chosen === null) return null
        if (chosen.isFallback) fellBack = true
        const lang = chosen.isFallback ? chosen.lang : null
        const blocks = toBlocks(chosen.value, { toParts, toPicture: toPicture(chosen.lang), isDead })
        return { blocks, lang, isFallback: chosen.isFallback }
      },
      plain,
      formulaInWords,
      fallbackLang: () => (fellBack ? otherLocale(locale) : null),
      formulas: () => formulas,
      note(recorded) {
        if (recorded.formulas !== null) formulas.add(recorded.formulas)
        if (recorded.isFallback) fellBack = true
      },
    }
  }
  return of(book)
}

function withoutLinesAroundBlocks(parts: TextPart[]): TextPart[] {
  return parts
    .map((part, index) => {
      if (part.kind !== 'words') return part
      const [isAfterBlock, isBeforeBlock] = [isBlock(parts[index - 1]), isBlock(parts[index + 1])]
      return { ...part, words: besideBlocks(part.words, { isAfterBlock, isBeforeBlock }) }
    })
    .filter((part) => part.kind !== 'words' || part.words !== '')
}

/** A text without markup, on one line: formulas in plain words, code and addresses as they are. */
function toPlain(
  text: string,
  formulaInWords: (formula: { latex: string; display: boolean }) => string,
): string {
  return parseText(text)
    .map((segment) => {
      if (segment.kind === 'text') return segment.text
      if (segment.kind === 'code') return segment.code
      if (segment.kind === 'link') return segment.url
      return formulaInWords(segment)
    })
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The beginning of a text, for descriptions: 150 characters at most. */
export function shorten(text: string): string {
  const characters = [...text]
  return characters.length <= 150 ? text : `${characters.slice(0, 149).join('')}…`
}
