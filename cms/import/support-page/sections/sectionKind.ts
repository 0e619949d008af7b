/** What a part of a support page holds. */
export const sectionKinds = ['errata', 'excerpt', 'toc', 'news', 'materials', 'record'] as const
export type SectionKind = (typeof sectionKinds)[number]

const words: Record<SectionKind, string> = {
  excerpt: '抜粋|試し読み|excerpts?|sample (?:chapter|pages?)',
  errata:
    '正誤表?|正誤情報|誤植(?:情報|一覧|表|訂正)?|誤り(?:の訂正|一覧)?|訂正(?:情報|一覧|表|箇所)?|修正(?:情報|一覧|箇所)|errata|erratum|corrections?|corrigenda|known (?:errors|mistakes)|list of errors|typos',
  toc: '目次|(?:table of )?contents|chapters',
  news: 'お知らせ|ニュース|新着情報?|更新履歴|更新情報|news|announcements?|updates|change ?log',
  materials:
    '参考資料|関連資料|講演資料|補足資料|発表資料|資料(?:一覧)?|スライド|サンプルコード|ダウンロード|(?:supplementary |additional |related )?materials?|resources|slides|talks|downloads?|code',
  record:
    '書誌(?:情報|事項)?|書籍(?:情報|について|紹介)|本書について|本の情報|内容紹介|購入(?:先|方法)?|(?:関連)?リンク集?|links|where to buy|about (?:the|this) book|book (?:information|details)|bibliographic (?:data|information)|description',
}
// An excerpt from the contents is an excerpt: the first that fits counts.
const order: readonly SectionKind[] = ['excerpt', 'errata', 'toc', 'news', 'materials', 'record']

/**
 * What the section under a heading is, by its words: `拡散モデル 誤植情報`, `Errata (2nd printing)`. Null: a heading of something else.
 * `isMarked`: the page marks the line as a heading; else its words must be one of the names and little more.
 */
export function sectionKind(text: string, isMarked: boolean): SectionKind | null {
  if (text.length > 200) return null
  const plain = text
    .normalize('NFKC')
    .replace(/^[\s■◆●▼【[<#*]+|[\s】\]>#*:]+$/g, '')
    .trim()
  if (plain.length > 60 || /[。]|->|→/.test(plain)) return null
  return order.find((kind) => (isMarked ? marked[kind] : bare[kind]).test(plain)) ?? null
}

const marked = patterns((alternatives) => new RegExp(`(?<![A-Za-z])(?:${alternatives})(?![a-z])`, 'i'))
// Without a mark, only the name itself, after the book's title at most: 「拡散モデル 正誤表」.
const bare = patterns(
  (alternatives) =>
    new RegExp(`^(?:\\S{1,30}\\s|『[^』]{1,40}』\\s?|「[^」]{1,40}」\\s?)?の?(?:${alternatives})$`, 'i'),
)

function patterns(make: (alternatives: string) => RegExp): Record<SectionKind, RegExp> {
  return Object.fromEntries(
    Object.entries(words).map(([kind, alternatives]) => [kind, make(alternatives)]),
  ) as Record<SectionKind, RegExp>
}
