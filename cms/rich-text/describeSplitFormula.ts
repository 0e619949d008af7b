import type { Bilingual } from '../../content/locale.ts'

/** What to do about a formula of which a part is bold, in italics, a link …: the words for an editor. */
export function describeSplitFormula(formula: string): Bilingual {
  const shown = formula.length > 60 ? `${formula.slice(0, 60)}…` : formula
  return {
    ja:
      `数式「${shown}」の一部が太字や斜体、コード、リンクなどになっているため、数式として読めません。` +
      '「_」や「*」が書式に変わって消えていることがあります。書式を外し、記号を確かめて書き直してください。',
    en:
      `A part of the formula "${shown}" is bold, in italics, code or a link, so it cannot be read as a formula. ` +
      'A "_" or "*" may have turned into that and vanished. Take the formatting off, look at the signs, and write them again.',
  }
}
