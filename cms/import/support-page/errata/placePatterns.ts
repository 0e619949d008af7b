import type { ItemKind } from '../../../../content/locator.ts'

/**
 * A pattern of the words for a place, in half-width text. It is sticky: it matches at its `lastIndex`.
 * Its repeats are bounded, so that a long line takes linear time.
 */
export type PlacePattern =
  | { finds: 'page'; pattern: RegExp }
  | { finds: 'line'; from: 'top' | 'bottom' | 'signed'; pattern: RegExp; value?: number }
  | { finds: 'item'; kind: ItemKind; pattern: RegExp; prefix?: string }
  | { finds: 'part'; pattern: RegExp }
  | { finds: 'chapter'; pattern: RegExp }

const label = '[0-9A-Za-z]{1,4}(?:[.\\-‐–][0-9A-Za-z]{1,4}){0,4}'
const numbered = '[0-9]{1,4}(?:[.\\-‐–][0-9A-Za-z]{1,4}){0,4}[a-z]?'
const lettered = '(?:[A-Z][.\\-‐–])?[0-9]{1,4}(?:[.\\-‐–][0-9A-Za-z]{1,4}){0,4}[a-z]?'
const more = (prefix: string) => {
  const rangeEnd = `(?:-|–|~|〜|から)\\s?(?:${prefix})?(?:[0-9]{1,4}|[ivxlc]{1,8}(?![A-Za-z.]))`
  const another = `(?:,|、|・|/|と|and)\\s?(?:${prefix})?[0-9]{1,4}(?![0-9]|s\\b)`
  return `(?:\\s?(?:${rangeEnd}|${another})(?!st|nd|rd|th)){0,6}`
}
const morePages = more('[pP]{1,2}\\.?\\s?')
const moreLines = more('第|l{1,2}\\.?\\s?')
const roman = '[ivxlc]{1,8}|[IVXLC]{2,8}|[ⅰ-ⅿⅠ-Ⅿ]{1,4}'

// 「コード(2021.12.15以降)」 has a day in it, no number.
const day = '(?:19|20)[0-9]{2}[.\\-/][0-9]{1,2}[.\\-/][0-9]{1,2}'

const item = (kind: ItemKind, words: string, number = lettered, prefix?: string): PlacePattern => ({
  finds: 'item',
  kind,
  pattern: new RegExp(`(?:${words})\\s{0,2}[(\\[【*]?(?!${day})(${number})[)\\]】]?`, 'iy'),
  ...(prefix === undefined ? {} : { prefix }),
})

export const placePatterns: readonly PlacePattern[] = [
  {
    finds: 'page',
    pattern: new RegExp(
      '(?:p(?:p|gs?)?\\s?\\.?|pages?|(?:ページ|頁)(?:番号)?\\s?:?)\\s{0,2}' +
        `(${roman}(?![A-Za-z])|[A-Z][-.][0-9]{1,4}|[0-9]{1,4})(?![0-9刷])` +
        `(${morePages})(?![0-9行])(?:\\s?(?:ページ|頁))?`,
      'iy',
    ),
  },
  {
    finds: 'page',
    pattern: new RegExp(
      `(?:第)?(${roman}|[A-Z]-[0-9]{1,4}|[0-9]{1,4})(${morePages})\\s?(?:ページ目?|頁目?|pp?\\.|p(?![A-Za-z.]))`,
      'y',
    ),
  },
  {
    finds: 'line',
    from: 'bottom',
    pattern: new RegExp(`(?:本文)?下(?:から|より)?\\s?(?:第)?([0-9]{1,3})(${moreLines})\\s?行目?`, 'y'),
  },
  {
    finds: 'line',
    from: 'top',
    pattern: new RegExp(
      `(?:本文)?(?:上(?:から|より)?\\s?)?(?:第)?([0-9]{1,3})(${moreLines})\\s?行[目め]?(?!列|ベクトル|\\s?[0-9]{1,3}\\s?列)`,
      'y',
    ),
  },
  {
    finds: 'line',
    from: 'bottom',
    value: 1,
    pattern: /最終行目?|最後の行|(?:the )?(?:last|bottom) line(?! of| in)/iy,
  },
  {
    finds: 'line',
    from: 'top',
    value: 1,
    pattern: /最初の行|(?:the )?(?:first|top) line(?! from| of| in)/iy,
  },
  {
    finds: 'line',
    from: 'signed',
    pattern: new RegExp(
      `(?:ll?\\s?\\.?|lines?|行)\\s{0,2}([-−–+]?[0-9]{1,3})(${moreLines})` +
        '(?![0-9刷]|\\.[0-9]|[-\\s]?(?:ノルム|正則|距離|損失|norm|reg|loss))' + // L1 norm
        '(\\s{1,2}(?:from|up from)\\s(?:the\\s)?(?:bottom|below|end))?',
      'iy',
    ),
  },
  {
    finds: 'line',
    from: 'signed',
    pattern:
      /([0-9]{1,3})(?:st|nd|rd|th)?()\s(?:lines?)(?:\s(?:from|up from|above)\s(?:the\s)?(?:top|(bottom|below|end)))?/iy,
  },
  { finds: 'line', from: 'top', pattern: new RegExp(`↓\\s?([0-9]{1,3})(${moreLines})`, 'y') },
  { finds: 'line', from: 'bottom', pattern: new RegExp(`↑\\s?([0-9]{1,3})(${moreLines})`, 'y') },
  item('figure', '図|fig\\.|figs?\\.?|figures?'),
  item('table', '表|tables?|tab\\.'),
  item('equation', '(?:数)?式|eqs?\\.|eqn\\.?|equations?|formula'),
  {
    finds: 'item',
    kind: 'equation',
    pattern: new RegExp(`[(]([0-9A-Z]{1,3}(?:[.\\-][0-9]{1,4}){1,3}[a-z]?)[)](?:\\s?式)?`, 'y'),
  },
  item('algorithm', 'アルゴリズム|algorithms?|alg\\.'),
  item('listing', 'リスト|コード|プログラム|ソースコード|listings?|code'),
  item('footnote', '脚注|注釈|footnotes?|fn\\.', '[0-9]{1,4}|[*†‡]{1,3}[0-9]{0,3}'),
  item('exercise', '演習問題|練習問題|章末問題|演習|問題|問|exercises?|problems?|ex\\.'),
  item('theorem', '定理|theorems?|thm\\.'),
  item('other', '命題', lettered, '命題'),
  item('other', '補題', lettered, '補題'),
  item('other', '定義', lettered, '定義'),
  item('other', '系', lettered, '系'),
  item('other', '例題', lettered, '例題'),
  item('other', '例', lettered, '例'),
  item('other', 'propositions?', lettered, 'Proposition '),
  item('other', 'lemmas?', lettered, 'Lemma '),
  item('other', 'definitions?', lettered, 'Definition '),
  item('other', 'corollary', lettered, 'Corollary '),
  item('other', 'examples?', lettered, 'Example '),
  item('other', '付録', label, '付録'),
  item('other', 'appendix', label, 'Appendix '),
  { finds: 'item', kind: 'section', pattern: new RegExp(`(?:第)?(${numbered})\\s?節`, 'y') },
  item('section', '§|sections?|sec\\.'),
  {
    finds: 'chapter',
    pattern: /第\s?[0-9]{1,3}\s?章|chapters?\s{0,2}[0-9]{1,3}|chap\.\s?[0-9]{1,3}|ch\.\s?[0-9]{1,3}/iy,
  },
  { finds: 'item', kind: 'index', pattern: /索引|(?:the )?index(?![A-Za-z])/iy },
  {
    finds: 'part',
    pattern:
      /(?:第)?[0-9]{1,3}\s?(?:段落目?|項目?|番目の?[^\s「『"、,:]{0,6}|列目?)(?=[\s、,:。「『"“`]|の|$)/y,
  },
  {
    finds: 'part',
    pattern: new RegExp(
      `(?:${[
        '左図|右図|上図|下図|中図|左上|右上|左下|右下|中央|左端|右端|左側|右側|左辺|右辺',
        '分母|分子|添字|添え字|指数|係数|上段|下段|中段|左|右|上|下|末尾|文末|行末|行頭|先頭|冒頭',
        'キャプション|図中|図内|注|数式|図|表|本文|見出し|タイトル|凡例|縦軸|横軸',
      ].join('|')})(?=[\\s、,:。「『"“\`]|の|$)`,
      'y',
    ),
  },
  {
    finds: 'part',
    pattern: new RegExp(
      '(?:the\\s)?(?:left|right|upper|lower|top|bottom|middle|caption|legend|title|heading|end|start|beginning)' +
        '(?:[\\s-](?:panel|side|end|hand side|figure|part|half|left|right|paragraph))?(?=[\\s,.:;"“`]|$)',
      'iy',
    ),
  },
  {
    finds: 'part',
    pattern: new RegExp(
      '(?:first|second|third|fourth|fifth|last|final|[0-9]{1,2}(?:st|nd|rd|th))\\s' +
        '(?:paragraph|term|sentence|line of the caption|panel|row|column|bullet|item)(?=[\\s,.:;"“`]|$)',
      'iy',
    ),
  },
  { finds: 'part', pattern: /¶\s?[0-9]{1,3}|para(?:graph|\.)\s[0-9]{1,3}/iy },
  { finds: 'part', pattern: /\([a-z]\)(?=[\s、,:。「『"“`]|の|$)/y },
]

/** What stands between the words for a place. */
export const placeJoint = new RegExp(
  `(?:${[
    '[\\s,、・:：;．]',
    '/(?=\\s?(?:l\\.|lines?|fig|eq|table|図|表|式|上|下|[0-9]{1,3}\\s?行))',
    '[-–—](?=\\s)',
    '\\.(?=\\s|$)',
    // 図1.2の左上; not 「P.12の誤り」.
    'の(?=[^、。]{0,30}(?:[「『"“`]|行|図|式|L\\s?[0-9]|左|右|上|下|第|中|脚注|表|末|先|冒|$))',
    '(?:における|にある|内の?|中の?)(?=[\\s「『"“`]|図|表|式)',
    '(?:on|in|of|at|the|from|and)\\s',
  ].join('|')})`,
  'iy',
)
