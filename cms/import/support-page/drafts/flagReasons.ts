import { describeLatexProblem } from '../../../../content/describeLatexProblem.ts'
import type { Doubt } from '../errata/reading.ts'
import type { Reason } from '../importedBook.ts'
import type { Damage } from '../math/findDamage.ts'
import type { TextField } from './fieldText.ts'

/** The names of the fields in a message. */
export const fieldNames: Record<TextField, Reason> = {
  original: { ja: '「誤」', en: '"As printed"' },
  correction: { ja: '「正」', en: '"As it should be"' },
  instruction: { ja: '「指示」', en: 'The instruction' },
  note: { ja: '「補足」', en: 'The note' },
}

/** What is wrong with a formula of the page. */
export function damageReason(damage: Damage, field: Reason, tex: string): Reason {
  const formula = tex.length > 120 ? `${tex.slice(0, 120)}…` : tex
  switch (damage.kind) {
    case 'lost-underscore':
      return {
        ja: `${field.ja}の数式 ${formula} では、下付きの「_」が「{」の前から失われているようです。本と見比べ、数式を直してから公開してください。`,
        en:
          `${field.en}: the formula ${formula} seems to have lost a "_" before a "{". ` +
          'Compare it with the book, correct it, and publish.',
      }
    case 'double-subscript':
      return {
        ja: `${field.ja}の数式 ${formula} では、下付きが二重です。本と見比べ、数式を直してから公開してください。`,
        en:
          `${field.en}: the formula ${formula} has two subscripts on one letter. ` +
          'Compare it with the book, correct it, and publish.',
      }
    case 'braces':
      return {
        ja: `${field.ja}の数式 ${formula} では、波括弧「{」「}」の数が合いません。本と見比べ、数式を直してから公開してください。`,
        en:
          `${field.en}: the braces of the formula ${formula} do not pair. ` +
          'Compare it with the book, correct it, and publish.',
      }
    case 'command':
      return commandReason(damage, field, formula)
    case 'refused':
      return {
        ja: `${field.ja}の数式 ${formula}: ${describeLatexProblem(damage.problem, 'ja')}`,
        en: `${field.en}: the formula ${formula}: ${describeLatexProblem(damage.problem, 'en')}`,
      }
  }
}

function commandReason(
  { command, nearest }: Extract<Damage, { kind: 'command' }>,
  field: Reason,
  formula: string,
): Reason {
  const [ja, en] = [
    `${field.ja}の数式 ${formula} にある ${command} は、LaTeXの命令にありません。`,
    `${field.en}: ${command} in the formula ${formula} is no LaTeX command. `,
  ]
  return nearest === null
    ? {
        ja: `${ja}著者のマクロかもしれません。展開した形に書き直してから公開してください。`,
        en: `${en}It may be a macro of the author’s: write what it stands for, and publish.`,
      }
    : {
        ja: `${ja}${nearest} の書き間違いのようです。本と見比べ、直してから公開してください。`,
        en: `${en}It looks like a slip for ${nearest}: compare it with the book, correct it, and publish.`,
      }
}

/** TeX outside any formula: a link command, or half a formula. */
export function strayTexReason(tex: string, field: Reason): Reason {
  return {
    ja: `${field.ja}の ${tex} は数式の一部のようですが、どこからどこまでが数式かわかりません。数式を「$」で囲み、要らない命令を取り除いてから公開してください。`,
    en:
      `${field.en}: ${tex} looks like part of a formula, but where that begins and ends is not clear. ` +
      'Put the formula between "$", remove commands that do not belong there, and publish.',
  }
}

/** A formula of the importer's own making that does not show what was typed. */
export function otherSignsReason(field: Reason): Reason {
  return {
    ja: `${field.ja}の数式では、元の行にある記号の一部が違って見えるか、消えています。元の行と見比べ、直してから公開してください。`,
    en:
      `${field.en}: in its formula some signs of the source line look different or are gone. ` +
      'Compare it with the source line, correct it, and publish.',
  }
}

/** A quotation mark without a partner. */
export function loneMarkReason(mark: string, field: Reason): Reason {
  return {
    ja: `${field.ja}の引用符 ${mark} に相手がありません。どこからどこまでが本の言葉かを確かめ、引用符を取り除いてから公開してください。`,
    en:
      `${field.en}: the quotation mark ${mark} has no partner. ` +
      'Check where the words begin and end, remove the mark, and publish.',
  }
}

export function bracketReason(field: Reason): Reason {
  return {
    ja: `${field.ja}の括弧の数が合わず、反対側とも違います。本と見比べ、括弧を直してから公開してください。`,
    en:
      `${field.en}: its brackets do not pair, and the other side's differ. ` +
      'Compare it with the book, correct them, and publish.',
  }
}

export const wordReasons = {
  same: {
    ja: '「誤」と「正」が同じです。ページで失われた違いを本で確かめ、どちらかを直してください。',
    en:
      '"As printed" and "As it should be" are the same. ' +
      'Look up the difference in the book, and change one of them.',
  },
  tooLong: {
    ja: 'この欄に入る長さを超えています。変わる部分だけに縮めてください。',
    en: 'This is longer than the field takes. Shorten it to the words that change.',
  },
  briefInstruction: {
    ja: '訂正の矢印も「正」もなく、短い言葉だけの行です。何をどう直すのかを確かめ、「誤」と「正」か指示を書いてください。',
    en:
      'This line has neither an arrow nor a right side, only a few words. ' +
      'Find out what is to be changed, and write both sides or an instruction.',
  },
} as const satisfies Record<string, Reason>

/** The words for each doubt about a line, and the field that is meant. */
export const doubtReasons: Record<Doubt, { field: string | null; reason: Reason }> = {
  'several-pages': {
    field: 'page',
    reason: {
      ja: 'ページが複数書かれています。最初のページだけを入れました。残りのページの分を確かめ、別の正誤として登録してください。',
      en: 'Several pages are named, and only the first was taken. Check the others, and enter an erratum for each.',
    },
  },
  'several-lines': {
    field: 'line',
    reason: {
      ja: '行が複数書かれています。最初の行だけを入れました。残りの行の分を確かめ、別の正誤として登録してください。',
      en: 'Several lines are named, and only the first was taken. Check the others, and enter an erratum for each.',
    },
  },
  chain: {
    field: 'correction',
    reason: {
      ja: '引用符のない矢印が一行に複数あり、訂正の境目がわかりません。「誤」と「正」を分け、二つ以上あれば別の正誤として登録してください。',
      en:
        'The line has several arrows without quotation marks, so it does not show where one correction ends. ' +
        'Separate them, and enter each as an erratum of its own.',
    },
  },
  'more-words': {
    field: 'note',
    reason: {
      ja: '訂正のあとに続く言葉に引用があり、別の訂正かもしれません。「補足」に入れました。別の訂正なら、正誤として登録し、補足から取り除いてください。',
      en:
        'After the correction the line quotes more words, which may be another correction. ' +
        'They were put into the note. If so, enter it as an erratum, and remove it from the note.',
    },
  },
  'no-page': {
    field: 'page',
    reason: {
      ja: 'ページがわかりません。元のページか本で場所を確かめ、ページを書いてください。',
      en: 'The page is not known. Look the place up in the source or the book, and write the page.',
    },
  },
  'page-above': {
    field: 'page',
    reason: {
      ja: 'この行にはページがありません。直前の項目と同じページかもしれません。本で確かめ、ページを書いてください。',
      en:
        'This line names no page. It may be the same as in the entry above. ' +
        'Check it in the book, and write the page.',
    },
  },
  'no-correction': {
    field: 'correction',
    reason: {
      ja: '「正」が書かれていません。正しい形を確かめ、「正」か指示を書いてください。',
      en: 'The line does not say what it should be. Find out, and write the correction or an instruction.',
    },
  },
  'no-original': {
    field: 'original',
    reason: {
      ja: '「誤」が書かれていません。本で元の言葉を確かめ、「誤」を書いてください。',
      en: 'The line does not say what is printed. Look it up in the book, and write the words.',
    },
  },
  'guessed-columns': {
    field: null,
    reason: {
      ja: '表に列の見出しがないため、列の意味は推測です。ページ・行・誤・正が合っているかを確かめてください。',
      en: 'The table has no names for its columns, so what they are is a guess. Check page, line and both sides.',
    },
  },
}
