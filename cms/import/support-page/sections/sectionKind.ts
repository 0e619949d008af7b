/** The kinds of parts of a support page that are imported. */
export type SectionKind = 'errata' | 'excerpt' | 'toc' | 'news' | 'materials' | 'record'

const words: Record<SectionKind, string> = {
  excerpt: '抜粋|試し読み|excerpts?|sample (?:chapter|pages?)',
  errata:
    '正誤表?|正誤情報|誤植(?:情報|一覧|表|訂正)?|誤り(?:の訂正|一覧)?|訂正(?:情報|一覧|表|箇所)?|修正(?:情報|一覧|箇所)' +
    '|errata|erratum|corrections?|corrigenda|known (?:errors|mistakes)|list of errors|typos',
  toc: '目次|(?:table of )?contents|chapters',
  news: 'お知らせ|ニュース|新着情報?|更新履歴|更新情報|news|announcements?|updates|change ?log',
  materials:
    '参考資料|関連資料|講演資料|補足資料|発表資料|資料(?:一覧)?|スライド|サンプルコード|ダウンロード' +
    '|(?:supplementary |additional |related )?materials?|resources|slides|talks|downloads?|code',
  record:
    '書誌(?:情報|事項)?|書籍(?:情報|について|紹介)|本書について|本の情報|内容紹介|購入(?:先|方法)?|(?:関連)?リンク集?' +
    '|links|where to buy|about (?:the|this) book|book (?:information|details)' +
    '|bibliographic (?:data|information)|description',
}
// The first kind that matches counts: "Excerpt from the contents" is an excerpt.
const order: readonly SectionKind[] = ['excerpt', 'errata', 'toc', 'news', 'materials', 'record']

/**
 * The kind of the section under a heading, by its words: `拡散モデル 誤植情報`, `Errata (2nd printing)`. Null: no such kind.
 * `isMarked`: the page marks the line as a heading; else it must be one of the names, after the book's title at most.
 */
export function sectionKind(text: string, isMarked: boolean): SectionKind | null {
  if (text.length > 200) return null
  const plain = text
    .normalize('NFKC')
    .replace(/^[\s■◆●▼【[<#*]+|[\s】\]>#*:]+$/g, '')
    .trim()
  if (plain.length > 60 || /[。]|->|→/.test(plain)) return null
  return order.find((kind) => (isMarked ? markedPatterns[kind] : barePatterns[kind]).test(plain)) ?? null
}

const markedPatterns = toPatterns(
  (alternatives) => new RegExp(`(?<![A-Za-z])(?:${alternatives})(?![a-z])`, 'i'),
)
const barePatterns = toPatterns(
  (alternatives) =>
    new RegExp(`^(?:\\S{1,30}\\s|『[^』]{1,40}』\\s?|「[^」]{1,40}」\\s?)?の?(?:${alternatives})$`, 'i'),
)

function toPatterns(toPattern: (alternatives: string) => RegExp): Record<SectionKind, RegExp> {
  return Object.fromEntries(
    Object.entries(words).map(([kind, alternatives]) => [kind, toPattern(alternatives)]),
  ) as Record<SectionKind, RegExp>
}
