import type { Locale } from '../../../content/locale.ts'
import { readMacros } from '../../../content/macros.ts'
import { createChanges } from '../../../site/changes/readChanges.ts'
import { createMath } from '../../../site/math/createMath.ts'
import { createTexts } from '../../../site/page-models/texts.ts'
import type { TextPart } from '../../../site/page-models/textParts.ts'

const math = createMath()
const readChanges = createChanges()

/** A pair of readings as a reader gets it: its marks as `[-…-]` and `{+…+}`, and what is said in both languages. */
export type ShownPair = { wrong: string; right: string; ja: string | null; en: string | null }

/** Compares two readings of a book in `lang` with the macros. */
export function showPair(
  [original, correction]: readonly [string, string],
  { lang = 'ja', macros = '' }: { lang?: string; macros?: string } = {},
): ShownPair {
  const [ja, en] = (['ja', 'en'] as const).map((locale) =>
    comparePair({ original, correction, lang, macros, locale }),
  )
  if (ja === undefined || en === undefined) throw new Error('There is no comparison.')
  return {
    wrong: ja.original.parts.map((part) => showPart(part, ['[-', '-]'])).join(''),
    right: ja.correction.parts.map((part) => showPart(part, ['{+', '+}'])).join(''),
    ja: ja.inWords && ja.inWords.map(({ words }) => words).join(''),
    en: en.inWords && en.inWords.map(({ words }) => words).join(''),
  }
}

/** The same as a page's model has it. */
export function comparePair({
  original,
  correction,
  lang,
  macros,
  locale,
}: {
  original: string
  correction: string
  lang: string
  macros: string
  locale: Locale
}) {
  const texts = createTexts({
    locale,
    math,
    readChanges,
    macrosOf: () => readMacros(macros).macros,
    book: 'a-book',
    pictures: { mediaFile: () => null, mediaHref: () => null },
  })
  return texts.compare({
    original: texts.quote(original, { lang, links: false }),
    correction: texts.quote(correction, { lang, links: true }),
    lang,
  })
}

type Brackets = readonly [open: string, close: string]

function showPart(part: TextPart, [open, close]: Brackets): string {
  const text = textOf(part)
  const { change } = part
  const signs = part.kind === 'code' ? '`' : 'latex' in part ? (part.display ? '$$' : '$') : ''
  if (change === undefined) return signs + text + signs
  if (change === 'all') return `${open}${signs}${text}${signs}${close}`
  const { ranges, latex = text } = change
  const pieces = ranges.map(
    ({ start, end }, index) =>
      `${latex.slice(ranges[index - 1]?.end ?? 0, start)}${open}${latex.slice(start, end)}${close}`,
  )
  return signs + pieces.join('') + latex.slice(ranges.at(-1)?.end ?? 0) + signs
}

/** The text of a part as it is shown: its words, code or LaTeX. */
export function textOf(part: TextPart): string {
  if (part.kind === 'words') return part.words
  if (part.kind === 'code') return part.code
  return part.kind === 'link' ? part.url : part.latex
}
