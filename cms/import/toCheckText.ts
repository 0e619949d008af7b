import type { ToCheck } from '../../content/toCheck.ts'
import type { Bilingual } from '../../content/locale.ts'
import type { Flag, SourceLines } from './support-page/importedBook.ts'

/** What an editor must look at, as one text in each language of the panel, the source's own lines below it; null: nothing. */
export function toCheckText({
  flags,
  source,
  heads,
}: {
  flags: readonly Flag[]
  source: SourceLines
  /** What stands over the entry in the source and holds for it too. */
  heads: readonly SourceLines[]
}): ToCheck | null {
  if (flags.length === 0) return null
  const text = (locale: keyof Bilingual) =>
    [
      ...flags.map((flag) => describeFlag(flag, locale)),
      '',
      ...[...heads, source].flatMap((lines) => [
        `${describeLines(lines, locale)}${locale === 'ja' ? '：' : ':'}`,
        lines.text.slice(0, longestSource),
      ]),
    ].join('\n')
  return { ja: text('ja'), en: text('en') }
}

/** Puts what is to be checked below what was to be checked before. */
export function addToCheck(before: ToCheck | null, added: ToCheck | null): ToCheck | null {
  if (before === null || added === null) return added ?? before
  return { ja: `${before.ja}\n\n${added.ja}`, en: `${before.en}\n\n${added.en}` }
}

/** Which lines of the source: 「元のページの37行目」 / "Line 37 of the page". */
export function describeLines(
  { from, to }: Pick<SourceLines, 'from' | 'to'>,
  locale: keyof Bilingual,
): string {
  if (locale === 'ja') return from === to ? `元のページの${from}行目` : `元のページの${from}〜${to}行目`
  return from === to ? `Line ${from} of the page` : `Lines ${from}–${to} of the page`
}

// A page's whole table of contents is one entry: enough of it to be found again.
const longestSource = 4000

function describeFlag({ reason, proposal }: Flag, locale: keyof Bilingual): string {
  const proposed = proposal === null ? '' : `\n  ${locale === 'ja' ? '案' : 'Proposal'}: ${proposal}`
  return `${locale === 'ja' ? '・' : '- '}${reason[locale]}${proposed}`
}
