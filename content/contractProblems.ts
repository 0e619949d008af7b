import type { z } from 'zod'
import type { Bilingual } from './locale.ts'

/** What the schemas refuse beside a wrong type, by code, with the values that the words name. */
type Values = {
  'not-a-slug': []
  'not-a-page-label': []
  'not-printings': []
  'not-a-safe-link': []
  'no-text': []
  'no-correction': []
  'no-target': []
  'not-unique': [key: string]
  'not-published': [name: string]
  'wrong-count': [received: number, counted: number]
}
type Code = keyof Values

const words: { [C in Code]: (...values: Values[C]) => Bilingual } = {
  'not-a-slug': () => ({ ja: 'スラッグとして使えません', en: 'is not a slug' }),
  'not-a-page-label': () => ({ ja: 'ページ番号として読めません', en: 'is not a page label' }),
  'not-printings': () => ({ ja: '刷の範囲として読めません', en: 'is not a set of printings' }),
  'not-a-safe-link': () => ({
    ja: 'http、https、mailtoのリンクではありません',
    en: 'is not an http, https or mailto link',
  }),
  'no-text': () => ({
    ja: '日本語か英語のどちらかで書く必要があります',
    en: 'must be written in Japanese or in English',
  }),
  'no-correction': () => ({
    ja: '訂正も指示もありません',
    en: 'has neither a correction nor an instruction',
  }),
  'no-target': () => ({ ja: 'リンクもファイルもありません', en: 'has neither a link nor a file' }),
  'not-unique': (key) => ({ ja: `「${key}」が二つあります`, en: `"${key}" stands twice` }),
  'not-published': (name) => ({ ja: `「${name}」は公開されていません`, en: `"${name}" is not published` }),
  'wrong-count': (received, counted) => ({
    ja: `${received}件届きましたが、データベースには${counted}件あります`,
    en: `${received} came, and the database holds ${counted}`,
  }),
}

/** A problem for zod's `refine` and `addIssue`: the English words as its message, and the code for other languages. */
export function contractProblem<C extends Code>(code: C, ...values: Values[C]) {
  return { message: words[code](...values).en, params: { code, values } }
}

/** The words of an issue that a schema of the contract raised with a code; null for zod's own issues. */
export function describeContractIssue(issue: z.core.$ZodIssue): Bilingual | null {
  if (issue.code !== 'custom' || !isCoded(issue.params)) return null
  const { code, values } = issue.params
  return (words[code] as (...values: Values[Code]) => Bilingual)(...values)
}

function isCoded(params: unknown): params is { code: Code; values: Values[Code] } {
  return typeof params === 'object' && params !== null && 'code' in params && String(params.code) in words
}
