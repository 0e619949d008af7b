import type { Locale } from '../../content/locale.ts'
import type { ToCheck } from '../../content/toCheck.ts'
import type { Flag, SourceLines } from './support-page/importedBook.ts'

/** What an editor must check, as one text in each language of the panel, with the source's own lines below it; null: nothing. */
export function toCheckText({
  flags,
  source,
  heads,
}: {
  flags: readonly Flag[]
  source: SourceLines
  /** The lines over the entry that hold for it too. */
  heads: readonly SourceLines[]
}): ToCheck | null {
  if (flags.length === 0) return null
  const text = (locale: Locale) =>
    [
      ...flags.map((flag) => describeFlag(flag, locale)),
      '',
      ...[...heads, source].flatMap((lines) => [
        `${describeLines(lines, locale)}${words[locale].colon}`,
        lines.text.slice(0, longestSource),
      ]),
    ].join('\n')
  return { ja: text('ja'), en: text('en') }
}

/** The lines of the source that a draft was made of, those over it that hold for it first, as they stand there. */
export function sourceText({
  source,
  heads,
}: {
  source: SourceLines
  heads: readonly SourceLines[]
}): string {
  return [...heads, source]
    .map(({ text }) => text)
    .join('\n')
    .slice(0, longestSource)
}

/** Puts a text below the one that is stored already. */
export function addToCheck(stored: ToCheck | null, added: ToCheck | null): ToCheck | null {
  if (stored === null || added === null) return added ?? stored
  return { ja: `${stored.ja}\n\n${added.ja}`, en: `${stored.en}\n\n${added.en}` }
}

/** Which lines of the source: 「元のページの37行目」 / "Line 37 of the page". */
export function describeLines({ from, to }: Pick<SourceLines, 'from' | 'to'>, locale: Locale): string {
  if (locale === 'ja') return from === to ? `元のページの${from}行目` : `元のページの${from}〜${to}行目`
  return from === to ? `Line ${from} of the page` : `Lines ${from}–${to} of the page`
}

// A page's whole table of contents is one entry: its beginning is enough to find it again.
const longestSource = 4000

const words = {
  ja: { bullet: '・', colon: '：', proposal: '案' },
  en: { bullet: '- ', colon: ':', proposal: 'Proposal' },
} as const

function describeFlag({ reason, proposal }: Flag, locale: Locale): string {
  const { bullet, proposal: label } = words[locale]
  return `${bullet}${reason[locale]}${proposal === null ? '' : `\n  ${label}: ${proposal}`}`
}
