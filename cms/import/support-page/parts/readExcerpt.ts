import type { Locale } from '../../../../content/locale.ts'
import type { Draft, ExcerptValues, Flag } from '../importedBook.ts'
import { localize } from '../drafts/localize.ts'
import { sourceOf, headsOf } from '../drafts/sourceLines.ts'
import { markFormulas, printMarked } from '../math/markFormulas.ts'
import type { PageLine } from '../lines/pageLine.ts'
import { escapeDollars } from './links.ts'

/** The excerpt under a heading like 「本書「はじめに」より抜粋」: each line is a paragraph. Null where nothing stands below it. */
export function readExcerpt(
  { heading, lines }: { heading: PageLine | null; lines: readonly PageLine[] },
  page: Locale,
): Omit<Draft<ExcerptValues>, 'fingerprint'> | null {
  const paragraphs = lines.map((line) => paragraph(line.text)).filter((text) => text !== '')
  if (paragraphs.length === 0) return null
  const named = /[「『“"]([^「」『』“”"]{1,100})[」』”"]/.exec(heading?.text ?? '')?.[1]
  const title =
    named ??
    (heading?.text ?? '').replace(/^\s*(?:excerpt|sample)s?(?:\s(?:from|of)\s(?:the\s)?)?/i, '').trim()
  const flags: Flag[] = named === undefined ? [{ field: 'title', reason: unsureTitle, proposal: null }] : []
  const language = localize(paragraphs.join(' '), page).ja === null ? 'en' : 'ja'
  return {
    source: sourceOf(lines),
    heads: heading
      ? headsOf([{ line: heading, place: null, printings: null, day: null, severity: null }])
      : [],
    values: {
      title: localize((title === '' ? (heading?.text ?? '') : title).slice(0, 300), page),
      source: localize(heading?.text.slice(0, 300) ?? null, page),
      body: { ja: null, en: null, [language]: paragraphs },
    },
    flags,
  }
}

// Prose with a few letters in it is left alone: only TeX shows that a formula stands there.
function paragraph(text: string): string {
  return /\\[A-Za-z]{2,}|\$/.test(text) ? printMarked(markFormulas(text)) : escapeDollars(text)
}

const unsureTitle = {
  ja: '抜粋の題が見出しからはっきりしません。題を確かめてください。',
  en: 'The heading does not clearly name the excerpt. Check its title.',
}
