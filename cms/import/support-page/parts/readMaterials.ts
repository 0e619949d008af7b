import { isSafeLink } from '../../../../content/link.ts'
import { readDay, takeDay } from '../errata/readDay.ts'
import type { Flag, MaterialValues, PassedOver } from '../importedBook.ts'
import type { PageLine } from '../lines/pageLine.ts'
import { passedOverReasons } from '../lines/passedOverReasons.ts'
import { passOverLine } from '../lines/passOverLine.ts'
import { toSource } from '../lines/sourceLines.ts'
import { escapeDollars, takeLinks } from './links.ts'
import type { PartReading } from './partReading.ts'

/** The materials of a page: one for each line of its list. A sentence below one describes it. */
export function readMaterials(lines: readonly PageLine[]): {
  readings: PartReading<MaterialValues>[]
  passedOver: PassedOver[]
} {
  const groups: PageLine[][] = []
  const passedOver: PassedOver[] = []
  for (const line of lines) {
    const last = groups.at(-1)
    if (line.text === '' || line.cells?.length === 0)
      passedOver.push(...passOverLine(line, passedOverReasons.rule))
    else if (line.heading !== null) passedOver.push(...passOverLine(line, passedOverReasons.heading))
    else if (last && line.from - (last.at(-1)?.to ?? 0) <= 2 && describes(line, last[0] as PageLine))
      last.push(line)
    else groups.push([line])
  }
  return { readings: groups.map(toReading), passedOver }
}

const materialWords = new RegExp(
  [
    '資料|スライド|動画|ビデオ|コード|データ|論文|記事|リポジトリ',
    'slides?|video|talk|lecture|code|data|repository|paper|article|notebook|pdf',
    String.raw`https?:\/\/|\]\(`,
  ].join('|'),
  'i',
)

// Where the page's indentation is lost, a sentence that names no material describes the one above.
function describes(line: PageLine, first: PageLine): boolean {
  const isSentence = /[。.]$|ます$|です$/.test(line.text)
  if (line.indent > first.indent) return !/\]\(|https?:\/\//.test(line.text) || isSentence
  return isSentence && !materialWords.test(line.text)
}

const kinds: readonly [MaterialValues['kind'], RegExp][] = [
  ['video', /動画|ビデオ|録画|youtube|youtu\.be|video|recording/i],
  ['slides', /スライド|講演資料|発表資料|講義資料|slides?|speakerdeck|slideshare|talk/i],
  ['code', /コード|リポジトリ|github\.com|colab|code|repository|notebook/i],
  ['data', /データセット|データ(?!生成)|dataset|data\b/i],
  ['article', /記事|論文|ブログ|article|paper|blog|arxiv/i],
]

function toReading(group: readonly PageLine[]): PartReading<MaterialValues> {
  const [first, ...others] = group
  const dated = takeAnyDay(first?.text ?? '')
  const head = takeLinks(dated.rest)
  const below = takeLinks(others.map((line) => line.text).join('\n'))
  const allText = group.map((line) => line.text).join(' ')
  const { title, event } = readTitle(head.text)
  const links = [...head.links, ...below.links].filter((link) => isSafeLink(link))
  const words = title === '' ? (links[0] ?? '') : title
  const flags: Flag[] = []
  if (links.length === 0) flags.push({ field: 'url', reason: noLink, proposal: null })
  if (words.length > 300) flags.push({ field: 'title', reason: longTitle, proposal: words.slice(0, 300) })
  return {
    source: toSource(group),
    heads: [],
    words: {
      title: escapeDollars(words),
      kind: kinds.find(([, pattern]) => pattern.test(allText))?.[0] ?? 'other',
      date: dated.day,
      event,
      url: links[0] ?? null,
      description: escapeDollars([below.text, ...links.slice(1)].filter((part) => part !== '').join('\n')),
    },
    flags,
  }
}

/** The day at the beginning or the end of a line. */
function takeAnyDay(text: string): { day: string | null; rest: string } {
  const first = takeDay(text)
  if (first) return first
  const last = /[\s(（]([12]\d{3}[^\s()（）]{3,10})[)）]?$/.exec(text)
  const day = last ? readDay(last[1] ?? '') : null
  return day === null ? { day: null, rest: text } : { day, rest: text.slice(0, last?.index).trim() }
}

/** 「WorkshopOTでの講演資料 (題)」: the title is in the brackets, the event before 「での」. */
function readTitle(text: string): { title: string; event: string | null } {
  const match =
    /^(.{2,100}?)(?:での|における)(?:講演|発表|講義|チュートリアル)(?:の)?(?:資料|スライド|動画)?\s{0,5}(?:[(（]([^()（）]{2,200})[)）])?$/.exec(
      text,
    )
  return match ? { title: match[2] ?? text, event: match[1] ?? null } : { title: text, event: null }
}

const noLink = {
  ja:
    '資料のアドレスがページの文字の中にありません。' +
    '元のページでリンク先を確かめ、「リンク」に書くか、ファイルを選んでください。',
  en:
    'The address of this material is not in the text of the page. ' +
    'Look up the link on the page itself, and write it into the link field, or choose a file.',
}
const longTitle = {
  ja: '題が300文字を超えています。短くし、残りは説明に移してください。',
  en: 'The title is longer than 300 characters. Shorten it, and move the rest to the description.',
}
