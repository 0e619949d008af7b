import type { Flag, PassedOver } from '../importedBook.ts'
import type { PageLine } from '../lines/pageLine.ts'
import { passedOverReasons } from '../lines/passedOverReasons.ts'
import { passOverLine } from '../lines/passOverLine.ts'

/** What an introduction says of the book, the lines that say it, and the doubts about the title. */
type Intro = {
  title: string | null
  subtitle: string | null
  supportEmail: string | null
  lines: PageLine[]
  flags: Flag[]
  passedOver: PassedOver[]
}

/** Reads the title and an e-mail address in the lines before the first part. `headings`: those of the whole page. */
export function readIntro(lines: readonly PageLine[], headings: readonly string[]): Intro {
  const intro: Intro = {
    title: null,
    subtitle: null,
    supportEmail: null,
    lines: [],
    flags: [],
    passedOver: [],
  }
  for (const line of lines) {
    const title = isBlank(intro.title) ? readTitle(line) : null
    if (title) Object.assign(intro, title)
    if (title && !isNamedIn(headings, title.title, line))
      intro.flags.push({ field: 'title', reason: unsureTitle, proposal: null })
    const email = /[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}/.exec(line.text)?.[0] ?? null
    intro.supportEmail ??= email
    if (title || email !== null) intro.lines.push(line)
    else {
      const reason = line.text === '' ? passedOverReasons.rule : passedOverReasons.intro
      intro.passedOver.push(...passOverLine(line, reason))
    }
  }
  return intro
}

function isBlank(text: string | null): boolean {
  return text === null || text.trim() === ''
}

/** Whether another heading of the page has the title too, which confirms it. */
function isNamedIn(headings: readonly string[], title: string, line: PageLine): boolean {
  return headings.some((heading) => heading !== line.text && heading.includes(title))
}

/** The title that an introduction quotes, or that the page's own heading is; what follows a dash or a colon is the subtitle. */
function readTitle(line: PageLine): { title: string; subtitle: string | null } | null {
  const title =
    quotedTitle.exec(line.text)?.[1] ?? titleAfterName.exec(line.text)?.[1] ?? titleOfHeading(line)
  if (title === null) return null
  const match = /^(.{1,80}?)(?:\s[-–—―:]\s|[：―—]|:\s)(.{1,100})$/.exec(title)
  return match
    ? { title: (match[1] ?? '').trim(), subtitle: (match[2] ?? '').trim() }
    : { title: title.trim(), subtitle: null }
}

// 「題」に関するページ, "Title" support
const quotedTitle = new RegExp(
  [
    '[「『“"]([^「」『』“”"]{2,120})[」』”"]',
    '(?:',
    '[^「」『』。]{0,20}(?:に関する|について|の?サポート|の?正誤|の?訂正|のページ)',
    '|',
    String.raw`\s?(?:support|errata)`,
    ')',
  ].join(''),
  'i',
)
const titleAfterName = /^(?:(?:errata|support page|companion site)\s(?:for|of|to)\s)(.{2,120}?)[.:]?$/i

function titleOfHeading({ heading, text }: PageLine): string | null {
  if (heading !== 1 || text.length > 120) return null
  const title = text.replace(/[\s　]*(?:サポートページ|正誤表|support page|errata)$/i, '')
  return title === '' ? null : title
}

const unsureTitle = {
  ja: '題は前置きの文から読み取りました。奥付と見比べ、題と副題の分かれ目を確かめてください。',
  en: 'The title was read from the introduction. Compare title and subtitle with the colophon.',
}
