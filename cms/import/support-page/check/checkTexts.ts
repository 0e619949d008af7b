import { isTreatment } from '../errata/treatmentWords.ts'
import { type CheckedDraft, type Finding, proseOf, textsOf } from './checkedDraft.ts'
import { valueReasons } from './valueReasons.ts'

/** What is unlikely in the sides and the instruction of an erratum. */
export function checkTexts(draft: CheckedDraft): Finding[] {
  const { original, correction } = draft.values
  const findings = textsOf(draft.values).flatMap(({ field, text }) => {
    const reasons = findInText({ field, prose: proseOf(text) })
    return reasons.map((reason) => ({ field, reason }))
  })
  const [left, right] = [original, correction].map((side) => side !== null && placeHead.test(side))
  if (left !== right)
    findings.push({ field: left ? 'original' : 'correction', reason: valueReasons.placeInSide })
  if (correction !== null && isTreatment(correction) && !isQuoted(correction, draft.source.text))
    findings.push({ field: 'correction', reason: valueReasons.treatment })
  if (original !== null && pronoun.test(original))
    findings.push({ field: 'original', reason: valueReasons.pronoun })
  if (original === null && correction === null && standsBelowAnother(draft))
    findings.push({ field: 'instruction', reason: valueReasons.ofEntryAbove })
  return findings
}

/** Whether a line without a place of its own stands right below another erratum at the same place: it may explain that one. */
function standsBelowAnother({ source, heads, previous }: CheckedDraft): boolean {
  const hasPlace = /\d/.test(source.text.normalize('NFKC'))
  return (
    previous !== null &&
    !hasPlace &&
    previous.source.to + 1 === source.from &&
    heads.length > 0 &&
    heads.at(-1)?.from === previous.heads.at(-1)?.from
  )
}

function findInText({ field, prose }: { field: string; prose: string }): Finding['reason'][] {
  const isInstruction = field === 'instruction'
  return [
    ...(markup.some((pattern) => pattern.test(prose)) ? [valueReasons.markup] : []),
    ...(sideMark.test(prose) ? [valueReasons.sideMark] : []),
    ...(!isInstruction && thanks.test(prose) ? [valueReasons.thanksInSide] : []),
    ...(prose.split('"').length % 2 === 0 ? [valueReasons.loneQuote] : []),
    ...(isInstruction ? findInInstruction(prose) : []),
  ]
}

function findInInstruction(prose: string): Finding['reason'][] {
  if (/^[\p{L} ]{1,16}[:：]/u.test(prose)) return [valueReasons.placeInSide]
  if (openEnd.test(prose) || changeWithoutRight.test(prose)) return [valueReasons.openInstruction]
  if (/[→⇒]|(?:^|\s)[-=]{1,2}>\s/.test(prose)) return [valueReasons.arrowInInstruction]
  if (thanks.test(prose)) return [valueReasons.thanksAlone]
  return verbs.test(prose) ? [] : [valueReasons.noVerb]
}

const markup: readonly RegExp[] = [
  /<\/?(?:a|b|i|p|br|em|ul|ol|li|td|tr|th|hr|dl|dt|dd|div|su[bp]|span|code|pre|img|del|ins|h[1-6]|table|strong|details|summary|font)(?:\s[^<>]*)?\/?>|<!--|-->/i,
  /&(?:[A-Za-z]{2,8}|#x?[0-9A-Fa-f]{1,6});/,
  /\]\(|\]\[|!\[|^\[[^\]]*\]:/,
  /~~|\+\+\S[^+]*\+\+|`/,
  /(?<![\w)])\*\*\S.*\*\*|^[*_]\S[^*_]*[*_]$/,
  /^[|&]|[|&\\]\s*$|&[^&\s;]*&|\\item(?![a-z])|\\\\/,
  /^(?:[→⇒↓⇨➡]|[-=]{1,2}>)|(?:[→⇒↓⇨➡]|[-=]{1,2}>)\s*$/,
]

const placeHead = new RegExp(
  `^\\s*(?:${[
    '[-–—]{1,3}\\s|[\\p{L} ]{1,16}[:：]\\s',
    '[:：](?!=)|[,、;；。]|\\.(?![\\d.])',
    'pp?\\.\\s?\\d|pages?\\s\\d|lines?\\s?[-+]?\\d|ll?\\.\\s?\\d|P\\d+\\s',
    '第?\\s?\\d{1,4}\\s?(?:行目?|ページ|頁)',
    '(?:the\\s)?(?:first|second|third|last|bottom|top)\\s(?:and\\s\\w+\\s)?lines?\\b',
    '[上下]から\\s?\\d',
  ].join('|')})`,
  'iu',
)

const sideMark =
  /^[【[(（]?\s?(?:誤|正|wrong|right)\s?(?:[】\])）:：]|\u3000)|[【(（](?:誤|正)[】)）]|(?:^|\s)[誤正]\s*$/i
const pronoun = /^(?:it|this|that|the|they|there|which|these|those|これ|それ)$/i
const thanks = /(?:^|[\s(（])(?:many )?thanks|thank you|reported by|ありがとう|ご指摘|ご報告/i
const openEnd =
  /[:：](?:\s*[)\]）])?\s*$|(?:^|\s)(?:to|with|by|for|read|as|the|of|and|or|is|be)\s*$|^[[(（【][^\])）】]*$|^\[[^\]]*\]\s?:?$|(?:次のとおり|次の通り|以下のとおり|以下の通り)(?:です)?[。.]?$|次のように(?:な|直|訂|修)\S{0,8}$/i
const changeWithoutRight = /^\s*(?:please\s)?(?:change|replace)\s(?!.*\s(?:to|with|by|into|so|as)\s)/i

const verbs = new RegExp(
  [
    '[るすくぐつむぶぬう](?:$|[\\s。、)）])',
    'する|した|され|です|ます|ない|削除|追加|挿入|訂正|修正|変更|移動|置換|入れ替|差し替|さしかえ|脱落|抜け|欠落|不要|余分|必要|誤|逆|正し|ずれ|重複|消|戻|直|取|同様|参照',
    '\\b(?:should|must|is|are|was|were|be|has|have|missing|deletes?|removed?|insert|add|change|replace|reads?|move|swap|omit|drop|correct|fix|set|put|use|see|says?|shift|needs?|ought|lacks?|wrong|incorrect|too|extra|superfluous|unnecessary|typo|misprint|makes?|shows?|refers?|appears?|looks?|means?|does|do|not)\\b',
  ].join('|'),
  'i',
)

/** Whether the source has the words in quotation marks, so that they are the book's. */
function isQuoted(words: string, source: string): boolean {
  return [...'「『“"‘\'`'].some((mark) => source.includes(`${mark}${words}`))
}
