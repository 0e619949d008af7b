import type { Erratum } from '../../content/erratum.ts'
import type { ShownText, Texts } from './texts.ts'

type Noted = Pick<Erratum, 'original' | 'correction' | 'note' | 'status'>

/**
 * An erratum's note as a page shows it: in the page's language, else in the other one, marked. A note of a correction that stands
 * in the other language alone is for readers who can't read the quotation: on a page in the book's own language there is none.
 * `bookLang` is a BCP-47 tag.
 */
export function showNote({
  erratum,
  texts,
  bookLang,
}: {
  erratum: Noted
  texts: Texts
  bookLang: string
}): ShownText | null {
  const isInBookLanguage = bookLang.split('-')[0] === texts.locale
  const isGloss = isInBookLanguage && isQuotedCorrection(erratum) && erratum.note[texts.locale] === null
  return isGloss ? null : texts.choose(erratum.note)
}

// Where nothing is corrected, the note says why, and no reader may miss it.
function isQuotedCorrection({ original, correction, status }: Noted): boolean {
  return (original !== null || correction !== null) && (status === 'confirmed' || status === 'unconfirmed')
}
