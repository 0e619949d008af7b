import type { Reason } from '../importedBook.ts'

/** Why the values of a draft look unlike an erratum's, whatever its line was read as. */
export const valueReasons = {
  markup: {
    ja: 'マークアップや区切りの記号が残っているようです。元の行と見比べ、本の言葉だけにしてから公開してください。',
    en:
      'Marks of Markdown, HTML or TeX, or signs between columns, seem to be left in it. ' +
      'Compare it with the source line, and leave the book’s words alone.',
  },
  placeInSide: {
    ja: '場所を表す言葉か区切りの記号で始まっています。元の行と見比べ、場所は「ページ」「行」などの欄へ移してください。',
    en:
      'It begins with words for a place, or with a sign that separates. ' +
      'Compare it with the source line, and move the place to its own fields.',
  },
  sideMark: {
    ja: '「誤」「正」の印が残っています。元の行と見比べ、両側を分けてください。',
    en: 'A mark of one of the sides is left in it. Compare it with the source line, and separate the sides.',
  },
  spot: {
    ja: '場所の言葉として不自然です。元の行と見比べ、ページ・行・言葉のどれかを直してください。',
    en: 'These are unlikely words for a spot. Compare them with the source line, and put the place right.',
  },
  treatment: {
    ja: '「正」が、直し方を述べた言葉のようです。元の行と見比べ、指示に書き直してください。',
    en:
      '"As it should be" seems to say what to do with the words. ' +
      'Compare it with the source line, and write an instruction.',
  },
  pronoun: {
    ja: '「誤」が代名詞だけです。元の行と見比べ、本の言葉を書いてください。',
    en: '"As printed" is only a pronoun. Compare it with the source line, and write the book’s words.',
  },
  thanksInSide: {
    ja: 'お礼や報告者の言葉が混じっているようです。元の行と見比べ、本の言葉だけにしてください。',
    en: 'Words of thanks seem to be in it. Compare it with the source line, and leave the book’s words alone.',
  },
  loneQuote: {
    ja: '相手のない引用符があります。どこからどこまでが本の言葉かを確かめ、引用符を取り除いてください。',
    en: 'A quotation mark in it has no partner. Check where the words begin and end, and remove the mark.',
  },
  reporter: {
    ja: '人の名前ではない言葉が入っているようです。元の行と見比べ、名前だけにしてください。',
    en: 'This seems to hold more than a name. Compare it with the source line, and leave the name alone.',
  },
  openInstruction: {
    ja: '指示が途中で切れているようです。続きが次の行にないか、元のページで確かめてください。',
    en: 'The instruction seems to break off. See on the page whether it goes on in the lines below.',
  },
  noVerb: {
    ja: '何をどう直すのかが読み取れません。元のページで前後の行を確かめ、「誤」と「正」か指示を書いてください。',
    en:
      'This does not say what is to be done. Look at the lines around it on the page, ' +
      'and write both sides or an instruction.',
  },
  arrowInInstruction: {
    ja: '指示のなかに矢印があります。「誤」と「正」に分けられないか、元の行と見比べてください。',
    en: 'There is an arrow in the instruction. Compare it with the source line: it may give two sides.',
  },
  ofEntryAbove: {
    ja: 'この行には場所がなく、上の項目の説明かもしれません。そうなら上の項目の補足に移し、この下書きは削除してください。',
    en:
      'This line has no place of its own: it may explain the entry above. ' +
      'If so, move it to the note of that one, and delete this draft.',
  },
  thanksAlone: {
    ja: 'お礼の言葉だけのようです。上の項目の報告者ではないか確かめ、この下書きは削除してください。',
    en: 'These seem to be words of thanks for the entry above. Check that, and delete this draft.',
  },
  codeLines: {
    ja: '元の行には複数行のコードか引用の書式があります。行や字下げが失われていないか、元のページと見比べてください。',
    en: 'The source has code of several lines or a quoted block. See on the page that no lines or indentation were lost.',
  },
  otherPages: {
    ja: '元の行に、ほかのページの番号もあります。同じ誤りがそのページにもあるなら、別の正誤として登録してください。',
    en: 'The source names other pages as well. If the error is there too, enter an erratum for each.',
  },
  dateAsLabel: {
    ja: '番号が日付のようです。元の見出しと見比べ、番号を直すか消してください。',
    en: 'The number looks like a day. Compare it with the heading above, and correct or remove it.',
  },
  placeInNote: {
    ja: '補足が場所で始まっています。元の行と見比べ、「ページ」「行」などの欄へ移してください。',
    en: 'The note begins with a place. Compare it with the source line, and move the place to its own fields.',
  },
} as const satisfies Record<string, Reason>

/** Printings that the source names, and that the draft does not have. */
export function unreadPrintingsReason(words: string): Reason {
  return {
    ja: `「${words}」に刷のことが書かれていますが、該当する刷は読み取れませんでした。確かめて書いてください。`,
    en: `"${words}" says something of printings, but which are affected could not be read. Find out, and write them.`,
  }
}

/** A remark over the list that says something of printings. */
export function printingsRemarkReason(words: string): Reason {
  return {
    ja: `上に刷についての注記があります:「${words}」。この正誤にも当てはまるなら、該当する刷を直してください。`,
    en: `There is a remark on printings above: "${words}". If it holds for this erratum, correct its printings.`,
  }
}

/** A printing that was mended, taken as one that is affected. */
export function mendedPrintingReason(words: string): Reason {
  return {
    ja: `「${words}」は直った刷のことのようですが、該当する刷に入っています。直った刷の前までが該当する刷です。確かめて直してください。`,
    en: `"${words}" seems to name a printing that is right, but it is among the affected ones. The ones before it are affected: check, and correct them.`,
  }
}
