import type { Reason } from '../importedBook.ts'
import { maxLineLength } from './pageLine.ts'

/** Why a line became nothing, and what to do where something is to be done. */
export const passedOverReasons = {
  tooLong: {
    ja: `この行は${maxLineLength}文字を超えるため、読みませんでした。分けて書き直し、もう一度取り込んでください。`,
    en: `This line is longer than ${maxLineLength} characters and was not read. Split it and import again.`,
  },
  heading: {
    ja: '見出しです。下にある行の種類を決めるのに使いました。',
    en: 'This is a heading: it told what the lines below it are.',
  },
  tableHead: {
    ja: '表の見出し行です。列の意味を決めるのに使いました。',
    en: 'This row is the head of a table: it told what its columns are.',
  },
  rule: {
    ja: '区切り線か、中身のない印だけの行です。',
    en: 'This line is only a rule or a mark without words.',
  },
  markup: {
    ja: '文字のない、マークアップだけの行です。',
    en: 'This line holds only markup, no words.',
  },
  remark: {
    ja: '場所も訂正も書かれていないため、正誤表への注記とみなしました。誤りを述べた行なら、管理画面から登録してください。',
    en:
      'This line gives neither a place nor a correction, so it was taken as a remark on the list. ' +
      'If it tells of an error, enter it in the admin panel.',
  },
  placeOnly: {
    ja: '場所や日付だけの行で、それを使う項目が見つかりません。訂正の内容を確かめ、管理画面から登録してください。',
    en:
      'This line holds only a place or a day, and no entry that uses it was found. ' +
      'Look for its correction and enter it in the admin panel.',
  },
  unknownSection: {
    ja: 'どの種類の節か、見出しからわかりません。必要な内容なら、管理画面から登録してください。',
    en:
      'The heading does not tell what kind of part this line belongs to. ' +
      'If it is needed, enter it in the admin panel.',
  },
  intro: {
    ja: 'ページの前置きで、本の情報としては読み取れませんでした。必要な内容なら、管理画面から登録してください。',
    en:
      'This line introduces the page and says nothing of the book that could be read. ' +
      'If it is needed, enter it in the admin panel.',
  },
  noNews: {
    ja: 'お知らせの節にありますが、日付がありません。お知らせなら、管理画面から登録してください。',
    en: 'This line stands among the news but has no date. If it is news, enter it in the admin panel.',
  },
} as const satisfies Record<string, Reason>
