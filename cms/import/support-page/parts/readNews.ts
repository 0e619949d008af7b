import type { Bilingual, Locale } from '../../../../content/locale.ts'
import { isSafeLink } from '../../../../content/link.ts'
import type { Draft, Flag, NewsValues, PassedOver } from '../importedBook.ts'
import { localize } from '../drafts/localize.ts'
import { passedOverReasons } from '../drafts/passedOverReasons.ts'
import { sourceOf } from '../drafts/sourceLines.ts'
import { linesOf } from '../errata/readErrata.ts'
import { takeDay } from '../errata/readDay.ts'
import type { PageLine } from '../lines/pageLine.ts'
import { escapeDollars, takeLinks } from './links.ts'

/** The news of a page: one for each line that begins with a day; lines below it that have none go on with it. */
export function readNews(
  lines: readonly PageLine[],
  page: Locale,
): { drafts: Omit<Draft<NewsValues>, 'fingerprint'>[]; passedOver: PassedOver[] } {
  const groups: { day: string; rest: string; lines: PageLine[] }[] = []
  const passedOver: PassedOver[] = []
  for (const line of lines) {
    if (line.cells?.length === 0 || line.text === '') continue
    const day = takeDay(line.text)
    const last = groups.at(-1)
    const isNear = last && (line.indent > (last.lines[0]?.indent ?? 0) || last.rest === '' || !line.bullet)
    if (day) groups.push({ day: day.day, rest: day.rest, lines: [line] })
    else if (last && isNear && line.heading === null && adjoins(last.lines, line)) {
      last.lines.push(line)
      last.rest = `${last.rest}\n${line.text}`.trim()
    } else
      passedOver.push(
        ...linesOf(line, line.heading === null ? passedOverReasons.noNews : passedOverReasons.heading),
      )
  }
  const empty = groups.filter((group) => group.rest.trim() === '')
  passedOver.push(
    ...empty.flatMap((group) => group.lines.flatMap((line) => linesOf(line, passedOverReasons.placeOnly))),
  )
  return {
    drafts: groups.filter((group) => !empty.includes(group)).map((group) => toDraft(group, page)),
    passedOver,
  }
}

// A wrapped line follows its beginning; blank lines between two lines of the news are read over.
function adjoins(lines: readonly PageLine[], line: PageLine): boolean {
  return line.from - (lines.at(-1)?.to ?? 0) <= 2
}

const maxTitleLength = 80

function toDraft(
  group: { day: string; rest: string; lines: PageLine[] },
  page: Locale,
): Omit<Draft<NewsValues>, 'fingerprint'> {
  const { text, links, hasLostLink } = takeLinks(group.rest)
  const [first = '', ...others] = text
    .split('\n')
    .map((paragraph) => escapeDollars(paragraph.trim()))
    .filter((paragraph) => paragraph !== '')
  const sentence = /^[^。]{1,300}。|^.{1,280}?[.!?](?=\s|$)/.exec(first)?.[0] ?? first.slice(0, 280)
  const isLong = first.length > maxTitleLength
  const title = isLong ? sentence : first
  const body = isLong ? [first, ...others] : others
  const safe = links.filter((link) => isSafeLink(link))
  const flags: Flag[] = []
  if (safe.length === 0 && (hasLostLink || links.length > 0))
    flags.push({ field: 'link', reason: lostLink, proposal: links[0] ?? null })
  if (safe.length > 1) flags.push({ field: 'link', reason: severalLinks(safe), proposal: null })
  return {
    source: sourceOf(group.lines),
    heads: [],
    values: {
      date: group.day,
      title: localize(title.replace(/。$/, ''), page),
      body:
        body.length === 0
          ? { ja: null, en: null }
          : { ja: null, en: null, [languageOf(body.join(' '), page)]: body },
      link: safe[0] ?? null,
    },
    flags,
  }
}

function languageOf(text: string, page: Locale): Locale {
  return localize(text, page).ja === null ? 'en' : 'ja'
}

const lostLink = {
  ja: 'ページのこの箇所にはリンクがありますが、そのアドレスを取り込めませんでした。元のページでリンク先を確かめ、「リンク」に書いてください。',
  en: 'The page has a link here, but its address could not be taken. Look it up on the page itself, and write it into the link field.',
}

function severalLinks(links: readonly string[]): Bilingual {
  const others = links.slice(1, 6).join(' , ')
  return {
    ja: `リンクが複数あります。最初のものだけを入れました。残り(${others})が要るなら、本文に書き足してください。`,
    en: `There are several links, and only the first was taken. If the others are needed (${others}), add them to the text.`,
  }
}
