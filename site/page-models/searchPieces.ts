import { chooseLocale, type LocalizedText } from '../../content/locale.ts'
import type { LocalizedRichText } from '../../content/richText.ts'
import { listLines, listTexts } from '../../content/richTextParts.ts'
import { searchWords } from '../../content/searchWords.ts'
import { parseText } from '../../content/text.ts'
import { richToPlain } from './richTexts.ts'
import type { ShownText, Texts } from './texts.ts'

/** A text for the search: in plain words, with its language where it is not the page's, and the LaTeX of its formulas. */
export type Piece = { plain: string; lang: string | null; latex: readonly string[] }

/** Pieces as a result shows them, with the language of the first that is not in the page's. */
export function joined(
  pieces: readonly Piece[],
  separator: string,
): { words: string; lang: string | undefined } {
  const words = pieces.map(({ plain }) => plain).filter(Boolean)
  return { words: words.join(separator), lang: pieces.find(({ lang }) => lang !== null)?.lang ?? undefined }
}

/** The words of the search in some pieces. */
export function wordsOf(pieces: readonly Piece[]): string[] {
  return searchWords(pieces.flatMap(({ plain, latex }) => [plain, ...latex]).join(' '))
}

/** A text in the page's language, else in the other one; none where there is none. */
export function pieceOf(texts: Texts, text: LocalizedText | string | null): Piece[] {
  if (text === null) return []
  if (typeof text === 'string') return [{ plain: text, lang: null, latex: [] }]
  const chosen = chooseLocale(text, texts.locale)
  if (chosen === null) return []
  const lang = chosen.isFallback ? chosen.lang : null
  return [{ plain: texts.plain(chosen.value), lang, latex: latexIn(chosen.value) }]
}

/** A text as it is shown. */
export function toPiece({ plain, lang, parts }: ShownText): Piece {
  return { plain, lang, latex: parts.flatMap((part) => ('latex' in part ? [part.latex] : [])) }
}

/** The words of a rich text, likewise. */
export function richPiece(texts: Texts, text: LocalizedRichText): Piece[] {
  const shownText = texts.rich(text)
  const blocks = chooseLocale(text, texts.locale)?.value ?? []
  if (shownText === null) return []
  const latex = listLines(blocks).flatMap(listTexts).flatMap(latexIn)
  return [{ plain: richToPlain(shownText.blocks, texts), lang: shownText.lang, latex }]
}

/** The LaTeX of the formulas of a text. */
export function latexIn(text: string): string[] {
  return parseText(text).flatMap((segment) => (segment.kind === 'math' ? [segment.latex] : []))
}
