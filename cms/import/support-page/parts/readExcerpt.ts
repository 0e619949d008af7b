import type { ExcerptValues, Flag } from '../importedBook.ts'
import type { PageLine } from '../lines/pageLine.ts'
import { toHeads, toSource } from '../lines/sourceLines.ts'
import { markFormulas, printMarked } from '../math/markFormulas.ts'
import { escapeDollars } from './links.ts'
import type { PartReading } from './partReading.ts'

/** The excerpt under a heading like 「本書「はじめに」より抜粋」: each line is a paragraph. Null where nothing stands below it. */
export function readExcerpt({
  heading,
  lines,
}: {
  heading: PageLine | null
  lines: readonly PageLine[]
}): PartReading<ExcerptValues> | null {
  const paragraphs = lines.map((line) => toParagraph(line.text)).filter((text) => text !== '')
  if (paragraphs.length === 0) return null
  const headingText = heading?.text ?? ''
  const quotedTitle = /[「『“"]([^「」『』“”"]{1,100})[」』”"]/.exec(headingText)?.[1]
  const title =
    quotedTitle ?? headingText.replace(/^\s*(?:excerpt|sample)s?(?:\s(?:from|of)\s(?:the\s)?)?/i, '').trim()
  const flags: Flag[] =
    quotedTitle === undefined ? [{ field: 'title', reason: unsureTitle, proposal: null }] : []
  return {
    source: toSource(lines),
    heads: toHeads(heading ? [heading] : []),
    words: {
      title: (title === '' ? headingText : title).slice(0, 300),
      source: headingText.slice(0, 300),
      body: paragraphs,
    },
    flags,
  }
}

// Formulas are marked only where TeX shows that there are any: in other prose a single letter is a word.
function toParagraph(text: string): string {
  return /\\[A-Za-z]{2,}|\$/.test(text) ? printMarked(markFormulas(text)) : escapeDollars(text)
}

const unsureTitle = {
  ja: '抜粋の題が見出しからはっきりしません。題を確かめてください。',
  en: 'The heading does not clearly name the excerpt. Check its title.',
}
