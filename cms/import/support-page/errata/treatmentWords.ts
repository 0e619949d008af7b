/** Whether words say what is to be done with other words, so that they are no correction: "deleted", "in italics", 「削除」. */
export function isTreatment(words: string): boolean {
  return treatment.test(words.normalize('NFKC').trim())
}

const treatment = new RegExp(
  `^(?:${[
    '(?:also |both |all )?(?:be )?(?:deleted|removed|dropped|omitted|struck(?: out)?|cut|inserted|added|appended|swapped|switched)',
    '(?:exchanged|interchanged|reversed|transposed|italic(?:i[sz]ed)?|slanted|bold(?:ed|face)?|capitali[sz]ed|underlined|hyphenated)',
    '(?:upper|lower)[- ]?case|in (?:italics?|bold(?:face)?|roman|upper case|lower case|quotation marks|parentheses)',
    '(?:replaced|moved|changed|corrected|ignored|aligned|centered|indented|numbered|doubled|halved|raised|lowered|shifted)',
    '(?:plural|singular|set in [a-z]{2,12}|upright|roman)',
    '削除|追加|挿入|トル|トルツメ|イキ|不要|入れ替え?|取る|消す|消去|太字|斜体|立体',
  ].join('|')})(?:$|[\\s.,;!。、するし(])`,
  'i',
)
