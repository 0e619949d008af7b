/** Words that only say that this is a correction: 「の誤り」「に修正しました」, "please change the word". */
const filler = new RegExp(
  `^(?:${[
    String.raw`[\s\u3000。．.、,;；:：]`,
    'の(?:誤り|間違い|誤植)',
    'が正しい',
    'が正',
    String.raw`に(?:修正|訂正|変更|直す|置き換え|改め)?(?:しました|する|します|してください|ます|ました|る)?(?=[。、\s]|$)`,
    'と(?:修正|訂正)(?:する|します)?',
    String.raw`(?:です|でした|ます)(?=[。\s]|$)`,
    String.raw`(?:please\s)?` +
      String.raw`(?:change|replace|correct|for|read|instead of|and|also|then|the\s(?:word|phrase|term|text|symbol))(?=\s|$)`,
  ].join('|')})+`,
  'i',
)

/** Takes the words that only say that this is a correction off the beginning of a text. */
export function trimFiller(text: string): string {
  return text.replace(filler, '').trim()
}

/** Takes the full stop of a sentence off its end; an ellipsis stays. */
export function trimFullStop(text: string): string {
  return text.trimEnd().replace(/(?<=[^.。\s])[.。]$/, '')
}
