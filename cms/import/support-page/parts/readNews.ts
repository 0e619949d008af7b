import { isSafeLink } from '../../../../content/link.ts'
import { takeDay } from '../errata/readDay.ts'
import type { Flag, NewsValues, PassedOver, Reason } from '../importedBook.ts'
import type { PageLine } from '../lines/pageLine.ts'
import { passedOverReasons } from '../lines/passedOverReasons.ts'
import { passOverLine } from '../lines/passOverLine.ts'
import { toSource } from '../lines/sourceLines.ts'
import { escapeDollars, takeLinks } from './links.ts'
import type { PartReading } from './partReading.ts'

/** The lines of one news item: its day, and what they say without it. */
type NewsLines = { day: string; text: string; lines: PageLine[] }

/** The news of a page: one for each line that begins with a day; the lines below it without a day are a part of it. */
export function readNews(lines: readonly PageLine[]): {
  readings: PartReading<NewsValues>[]
  passedOver: PassedOver[]
} {
  const items: NewsLines[] = []
  const passedOver: PassedOver[] = []
  for (const line of lines) {
    if (line.cells?.length === 0 || line.text === '') continue
    const day = takeDay(line.text)
    const last = items.at(-1)
    if (day) items.push({ day: day.day, text: day.rest, lines: [line] })
    else if (last && continues(last, line)) {
      last.lines.push(line)
      last.text = `${last.text}\n${line.text}`.trim()
    } else {
      const reason = line.heading === null ? passedOverReasons.noNews : passedOverReasons.heading
      passedOver.push(...passOverLine(line, reason))
    }
  }
  const [blank, written] = [items.filter(isBlank), items.filter((item) => !isBlank(item))]
  for (const line of blank.flatMap((item) => item.lines))
    passedOver.push(...passOverLine(line, passedOverReasons.placeOnly))
  return { readings: written.map(toReading), passedOver }
}

function isBlank({ text }: NewsLines): boolean {
  return text.trim() === ''
}

// A wrapped line follows its beginning; one blank line between them is ignored.
function continues(item: NewsLines, line: PageLine): boolean {
  const isBelow = line.indent > (item.lines[0]?.indent ?? 0) || item.text === '' || !line.bullet
  return isBelow && line.heading === null && line.from - (item.lines.at(-1)?.to ?? 0) <= 2
}

const maxTitleLength = 80

function toReading(item: NewsLines): PartReading<NewsValues> {
  const { text, links, hasLostLink } = takeLinks(item.text)
  const [first = '', ...others] = text
    .split('\n')
    .map((paragraph) => escapeDollars(paragraph.trim()))
    .filter((paragraph) => paragraph !== '')
  const sentence = /^[^。]{1,300}。|^.{1,280}?[.!?](?=\s|$)/.exec(first)?.[0] ?? first.slice(0, 280)
  const isLong = first.length > maxTitleLength
  const safeLinks = links.filter((link) => isSafeLink(link))
  const flags: Flag[] = []
  if (safeLinks.length === 0 && (hasLostLink || links.length > 0))
    flags.push({ field: 'link', reason: lostLink, proposal: links[0] ?? null })
  if (safeLinks.length > 1) flags.push({ field: 'link', reason: severalLinks(safeLinks), proposal: null })
  return {
    source: toSource(item.lines),
    heads: [],
    words: {
      date: item.day,
      title: (isLong ? sentence : first).replace(/。$/, ''),
      body: isLong ? [first, ...others] : others,
      link: safeLinks[0] ?? null,
    },
    flags,
  }
}

const lostLink = {
  ja:
    'ページのこの箇所にはリンクがありますが、そのアドレスを取り込めませんでした。' +
    '元のページでリンク先を確かめ、「リンク」に書いてください。',
  en:
    'The page has a link here, but its address could not be taken. ' +
    'Look it up on the page itself, and write it into the link field.',
}

function severalLinks(links: readonly string[]): Reason {
  const others = links.slice(1, 6).join(' , ')
  return {
    ja: `リンクが複数あります。最初のものだけを入れました。残り(${others})が要るなら、本文に書き足してください。`,
    en:
      'There are several links, and only the first was taken. ' +
      `If the others are needed (${others}), add them to the text.`,
  }
}
