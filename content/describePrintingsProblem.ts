import type { Bilingual, Locale } from './locale.ts'
import { type PrintingsProblem, highestPrinting } from './printings.ts'

/** A sentence for an editor: what is wrong with a set of printings, where, and what to write. */
export function describePrintingsProblem(problem: PrintingsProblem, locale: Locale): string {
  const part = problem.kind === 'empty' ? '' : problem.part
  return [words[problem.kind](part)[locale], example[locale]].join(separator[locale])
}

/** What stands between two sentences. */
const separator: Bilingual = { ja: '', en: ' ' }

const example: Bilingual = {
  ja: '「1-3」「1,2,4」「2-」(第2刷以降)のように書いてください。',
  en: 'Write it like "1-3", "1,2,4" or "2-" (from the 2nd on).',
}

const words: Record<PrintingsProblem['kind'], (part: string) => Bilingual> = {
  empty: () => ({ ja: '刷が書かれていません。', en: 'No printing is given.' }),
  'not-a-range': (part) => ({
    ja: `「${part}」は刷の範囲として読めません。`,
    en: `"${part}" is not a range of printings.`,
  }),
  zero: (part) => ({
    ja: `「${part}」: 刷は1から数えます。`,
    en: `"${part}": printings are counted from 1.`,
  }),
  'too-large': (part) => ({
    ja: `「${part}」: 刷は${highestPrinting}までです。年を書いていませんか。`,
    en: `"${part}": printings go up to ${highestPrinting}. Is it a year?`,
  }),
  backwards: (part) => ({
    ja: `「${part}」: 範囲の前後が逆です。`,
    en: `"${part}": this range runs backwards.`,
  }),
}
