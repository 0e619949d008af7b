import { type LatexProblem, latexLimits } from './latex.ts'
import { latexSyntaxInJapanese } from './latexSyntax.ts'
import type { Bilingual, Locale } from './locale.ts'

type Kind = LatexProblem['kind']

/** A sentence for an editor: what is wrong, where (counted from 1), and what to do. KaTeX's own words are kept, in English; in Japanese the rare ones. */
export function describeLatexProblem(problem: LatexProblem, locale: Locale): string {
  const describe = words[problem.kind] as (problem: LatexProblem) => Bilingual
  return `${describeCharacter[locale](problem.position + 1)}: ${describe(problem)[locale]}`
}

const describeCharacter: Record<Locale, (number: number) => string> = {
  ja: (number) => `${number}文字目`,
  en: (number) => `Character ${number}`,
}

const words: { [K in Kind]: (problem: Extract<LatexProblem, { kind: K }>) => Bilingual } = {
  syntax: ({ message }) => ({
    ja: `数式を読めません(${latexSyntaxInJapanese(message) ?? `KaTeX: ${message}`})。LaTeXを直してください。`,
    en: `this formula cannot be read (KaTeX: ${message}). Correct the LaTeX.`,
  }),
  forbidden: ({ command }) => ({
    ja: `数式の中で ${command} は使えません。取り除いてください。`,
    en: `${command} is not allowed in a formula. Remove it.`,
  }),
  'too-long': () => ({
    ja: `数式が長すぎます(上限${latexLimits.maxLength}文字)。分けて書いてください。`,
    en: `this formula is longer than ${latexLimits.maxLength} characters. Split it.`,
  }),
  'too-deep': () => ({
    ja: `数式の入れ子が深すぎます(上限${latexLimits.maxDepth}段)。簡単にしてください。`,
    en: `this formula is nested deeper than ${latexLimits.maxDepth} levels. Simplify it.`,
  }),
  'too-costly': () => ({
    ja: '数式の展開が多すぎます。マクロを減らして書いてください。',
    en: 'this formula expands too far. Write it with fewer macros.',
  }),
  reference: ({ command }) => ({
    ja: `${command} は使えません。ほかの数式の番号はここからは引けないため、番号を \\tag{…} や文の中にそのまま書いてください。`,
    en: `${command} does nothing here: a formula cannot ask for another one's number. Write the number itself, in \\tag{…} or in the words.`,
  }),
}
