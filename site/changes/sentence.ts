import type { Strings } from '../i18n/strings.ts'

/** A piece of a sentence; `lang`: that of the words of the book in it, null for the page's own. */
export type SaidPiece = { words: string; lang: string | null }

/** The words for changes, in the page's language. */
export type ChangeWords = Strings['changes']

/** What a sentence is made with. `inWords`: a formula of the book in plain words, null where it can't be read. */
export type Saying = {
  words: ChangeWords
  /** The language of the book. */
  lang: string
  inWords: (latex: string) => string | null
}

/** A sentence with what stands for its placeholders `{place}`, `{before}` and `{after}`. */
export function fillSentence(
  pattern: string,
  { place = '', before = [], after = [] }: { place?: string; before?: SaidPiece[]; after?: SaidPiece[] } = {},
): SaidPiece[] {
  const pieces = pattern.split(/(\{[a-z]+\})/).flatMap((piece): SaidPiece[] => {
    if (piece === '{before}') return before
    if (piece === '{after}') return after
    return [ownWords(piece === '{place}' ? place : piece)]
  })
  return joinPieces(pieces)
}

/** A pattern with signs in the place of `{signs}`. */
export function withSigns(pattern: string, signs: string): string {
  return pattern.replace('{signs}', () => signs)
}

/** Words of the page's own language. */
export function ownWords(words: string): SaidPiece {
  return { words, lang: null }
}

/** The pieces with those of one language as one, and without spaces at the beginning or two in a row. */
export function joinPieces(pieces: readonly SaidPiece[]): SaidPiece[] {
  const joined: SaidPiece[] = []
  for (const { words, lang } of pieces) {
    const last = joined.at(-1)
    if (last !== undefined && last.lang === lang) last.words = (last.words + words).replace(/ {2,}/g, ' ')
    else if (words !== '') joined.push({ words, lang })
  }
  const [first, ...rest] = joined
  return first === undefined ? [] : [{ ...first, words: first.words.trimStart() }, ...rest]
}
