/** A page that a book names instead of numbering it, and where it lies among such pages. */
export type PageName = { ja: string; en: string; isFront: boolean; order: number }

/** The parts of a book as the trade names them (JIS Z 8123-1; Chicago Manual of Style 1.4), in their order; other spellings after them. */
const front: readonly (readonly [ja: string, en: string, ...spellings: string[]])[] = [
  ['函', 'slipcase', '箱'],
  ['帯', 'belly band', 'オビ', 'obi'],
  ['カバー', 'jacket', 'ジャケット', 'dust jacket', 'カバー表'],
  ['カバー前袖', 'front flap', 'カバー袖', '前袖', '袖', 'flap'],
  ['表紙', 'cover', 'front cover', '表1'],
  ['前見返し', 'front endpaper', '見返し', 'endpaper', 'inside front cover', '表2'],
  ['前付', 'front matter', '前付け'],
  ['半扉', 'half title', '前扉', '中扉'],
  ['扉', 'title page', 'とびら', '本扉'],
  ['口絵', 'frontispiece', 'plate'],
  ['献辞', 'dedication'],
  ['題辞', 'epigraph'],
  ['凡例', 'explanatory notes'],
]
const back: readonly (readonly [ja: string, en: string, ...spellings: string[]])[] = [
  ['後付', 'back matter', '後付け'],
  ['奥付', 'colophon', 'copyright page'],
  ['広告', 'advertisement', '巻末広告'],
  ['後見返し', 'back endpaper', '裏見返し', 'inside back cover', '表3'],
  ['カバー後袖', 'back flap', '後袖'],
  ['裏表紙', 'back cover', '表4', 'カバー裏'],
  ['背', 'spine', '背表紙'],
]

const names: ReadonlyMap<string, PageName> = new Map(
  [front, back].flatMap((list, part) =>
    list.flatMap(([ja, en, ...spellings], order) =>
      [ja, en, ...spellings].map((words): [string, PageName] => [
        words.toLowerCase(),
        { ja, en, isFront: part === 0, order },
      ]),
    ),
  ),
)

/** The page that a name means, in either language; null for a name that stands in no list. */
export function findPageName(words: string): PageName | null {
  return names.get(words.trim().toLowerCase()) ?? null
}
